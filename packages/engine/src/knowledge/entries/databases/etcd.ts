import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const STATUS: Step = {
  text: 'Ask all members for their state, size, leader and alarms',
  compose:
    'docker compose exec {service} etcdctl endpoint status --cluster -w table; docker compose exec {service} etcdctl alarm list',
  kubernetes:
    'kubectl -n kube-system exec etcd-<node> -- sh -c "ETCDCTL_API=3 etcdctl --cacert /etc/kubernetes/pki/etcd/ca.crt --cert /etc/kubernetes/pki/etcd/server.crt --key /etc/kubernetes/pki/etcd/server.key endpoint status --cluster -w table"',
  host: 'etcdctl endpoint status --cluster -w table; etcdctl endpoint health --cluster; etcdctl alarm list',
};

export const ETCD: readonly CatalogueEntry[] = [
];
