import type { CatalogueEntry } from '../catalogue-entry.ts';
import { ACTIVE_DIRECTORY } from './hosts/active-directory.ts';
import { ANSIBLE } from './hosts/ansible.ts';
import { APP_PLATFORMS } from './hosts/app-platforms.ts';
import { APP_PLATFORMS_BUILDS } from './hosts/app-platforms-builds.ts';
import { AWS_ACCESS } from './hosts/aws-access.ts';
import { AWS_BUILDS_AND_STREAMS } from './hosts/aws-builds-and-streams.ts';
import { AWS_CALLS } from './hosts/aws-calls.ts';
import { AWS_CLIENTS } from './hosts/aws-clients.ts';
import { AWS_CODES } from './hosts/aws-codes.ts';
import { AWS_SERVICES } from './hosts/aws-services.ts';
import { AZURE_AND_GOOGLE_MORE } from './hosts/azure-and-google-more.ts';
import { AZURE_CODES } from './hosts/azure-codes.ts';
import { AZURE } from './hosts/azure.ts';
import { BUILDKIT } from './hosts/buildkit.ts';
import { CEPH } from './hosts/ceph.ts';
import { CERT_MANAGER } from './hosts/cert-manager.ts';
import { CI_JOBS } from './hosts/ci-jobs.ts';
import { CI_SERVICES } from './hosts/ci-services.ts';
import { DOCKER_COMPOSE } from './hosts/docker-compose.ts';
import { DOCKER_DAEMON } from './hosts/docker-daemon.ts';
import { DOCKER_ERRORS } from './hosts/docker-errors.ts';
import { DOCKER_EXITS } from './hosts/docker-exits.ts';
import { DOCKER_IMAGES } from './hosts/docker-images.ts';
import { DOCKER_NETWORK } from './hosts/docker-network.ts';
import { DOCKER_START } from './hosts/docker-start.ts';
import { ETCD } from './hosts/etcd.ts';
import { FUNCTIONS } from './hosts/functions.ts';
import { GIT } from './hosts/git.ts';
import { GITHUB_WORKFLOWS } from './hosts/github-workflows.ts';
import { GITLAB_JOBS } from './hosts/gitlab-jobs.ts';
import { GOOGLE_CLOUD_CODES } from './hosts/google-cloud-codes.ts';
import { GOOGLE_CLOUD } from './hosts/google-cloud.ts';
import { HELM } from './hosts/helm.ts';
import { HYPER_V } from './hosts/hyper-v.ts';
import { INFRASTRUCTURE_CODE } from './hosts/infrastructure-code.ts';
import { JENKINS_JOBS } from './hosts/jenkins-jobs.ts';
import { KUBERNETES_API } from './hosts/kubernetes-api.ts';
import { KUBERNETES_COMMANDS } from './hosts/kubernetes-commands.ts';
import { KUBERNETES_CONTROLLERS } from './hosts/kubernetes-controllers.ts';
import { KUBERNETES_INGRESS } from './hosts/kubernetes-ingress.ts';
import { KUBERNETES_NODES } from './hosts/kubernetes-nodes.ts';
import { KUBERNETES_PLACING } from './hosts/kubernetes-placing.ts';
import { KUBERNETES_PODS } from './hosts/kubernetes-pods.ts';
import { KUBERNETES_PROBES } from './hosts/kubernetes-probes.ts';
import { KUBERNETES_REASONS } from './hosts/kubernetes-reasons.ts';
import { KUBERNETES_SCHEDULING } from './hosts/kubernetes-scheduling.ts';
import { LINUX_ACCOUNTS } from './hosts/linux-accounts.ts';
import { LINUX_DISKS } from './hosts/linux-disks.ts';
import { LINUX_FILESYSTEMS } from './hosts/linux-filesystems.ts';
import { LINUX_HARDWARE } from './hosts/linux-hardware.ts';
import { LINUX_KERNEL } from './hosts/linux-kernel.ts';
import { LINUX_LIMITS } from './hosts/linux-limits.ts';
import { LINUX_MEMORY } from './hosts/linux-memory.ts';
import { LINUX_NETWORK } from './hosts/linux-network.ts';
import { LINUX_PACKAGES } from './hosts/linux-packages.ts';
import { LINUX_SECURITY } from './hosts/linux-security.ts';
import { LINUX_STORAGE_ERRORS } from './hosts/linux-storage-errors.ts';
import { LOG_DAEMONS } from './hosts/log-daemons.ts';
import { NETWORK_SERVICES } from './hosts/network-services.ts';
import { NETWORK_STORAGE } from './hosts/network-storage.ts';
import { OPENSTACK } from './hosts/openstack.ts';
import { PACKAGE_MANAGERS } from './hosts/package-managers.ts';
import { PODMAN } from './hosts/podman.ts';
import { POWER_AND_MANAGEMENT } from './hosts/power-and-management.ts';
import { PROCESS_MANAGERS } from './hosts/process-managers.ts';
import { PROXMOX } from './hosts/proxmox.ts';
import { RELEASE_TOOLS } from './hosts/release-tools.ts';
import { SSH_CLIENTS } from './hosts/ssh-clients.ts';
import { STORAGE_CLUSTERS } from './hosts/storage-clusters.ts';
import { SUPERVISORD } from './hosts/supervisord.ts';
import { SYSTEMD_RESULTS } from './hosts/systemd-results.ts';
import { SYSTEMD_RUN } from './hosts/systemd-run.ts';
import { SYSTEMD_START } from './hosts/systemd-start.ts';
import { SYSTEMD_UNITS } from './hosts/systemd-units.ts';
import { TERRAFORM } from './hosts/terraform.ts';
import { TIME_SYNC } from './hosts/time-sync.ts';
import { VIRTUAL_MACHINES } from './hosts/virtual-machines.ts';
import { VMWARE } from './hosts/vmware.ts';
import { VOLUMES } from './hosts/volumes.ts';
import { WINDOWS_DCOM_AND_TLS } from './hosts/windows-dcom-and-tls.ts';
import { WINDOWS_DOTNET_AND_IIS } from './hosts/windows-dotnet-and-iis.ts';
import { WINDOWS_ERRORS } from './hosts/windows-errors.ts';
import { WINDOWS_SERVICES } from './hosts/windows-services.ts';
import { WINDOWS_STORAGE } from './hosts/windows-storage.ts';
import { WINDOWS } from './hosts/windows.ts';
import { FIREBASE } from './hosts/firebase.ts';
import { GOOGLE_CLOUD_DATA } from './hosts/google-cloud-data.ts';
import { AWS_DATA_SERVICES } from './hosts/aws-data-services.ts';
import { AWS_DEPLOYMENTS } from './hosts/aws-deployments.ts';
import { GIT_OBJECTS } from './hosts/git-objects.ts';
import { KUBERNETES_ADDONS } from './hosts/kubernetes-addons.ts';
import { KUBERNETES_NETWORKS } from './hosts/kubernetes-networks.ts';
import { KUBERNETES_SCALING } from './hosts/kubernetes-scaling.ts';
import { AZURE_SERVICES } from './hosts/azure-services.ts';
import { APP_PLATFORMS_MORE } from './hosts/app-platforms-more.ts';
import { CLUSTER_NETWORKS_AND_VOLUMES } from './hosts/cluster-networks-and-volumes.ts';
import { DESKS_AND_BLUETOOTH } from './hosts/desks-and-bluetooth.ts';
import { DEVICES } from './hosts/devices.ts';
import { DOCKER_DAEMON_ANSWERS } from './hosts/docker-daemon-answers.ts';
import { DOCKER_HOST } from './hosts/docker-host.ts';
import { GIT_TREES } from './hosts/git-trees.ts';
import { HYPERVISORS } from './hosts/hypervisors.ts';
import { IMAGE_BUILDERS } from './hosts/image-builders.ts';
import { KUBERNETES_CONTROL_PLANE } from './hosts/kubernetes-control-plane.ts';
import { KUBERNETES_KUBEADM } from './hosts/kubernetes-kubeadm.ts';
import { KUBERNETES_KUBELET } from './hosts/kubernetes-kubelet.ts';
import { KUBERNETES_ON_DESKS } from './hosts/kubernetes-on-desks.ts';
import { KUBERNETES_SMALL_CLUSTERS } from './hosts/kubernetes-small-clusters.ts';
import { LINUX_DEVICES } from './hosts/linux-devices.ts';
import { LINUX_MOUNTS } from './hosts/linux-mounts.ts';
import { LINUX_SERVICES } from './hosts/linux-services.ts';
import { LINUX_START } from './hosts/linux-start.ts';
import { LXC_AND_PODMAN } from './hosts/lxc-and-podman.ts';
import { MACHINES } from './hosts/machines.ts';
import { ZFS_NAMES } from './hosts/zfs-names.ts';
import { ZFS } from './hosts/zfs.ts';
import { CONTAINER_IMAGE_REFUSALS } from './hosts/container-image-refusals.ts';
import { CRIO_AND_CRUN } from './hosts/crio-and-crun.ts';
import { DOCKER_TABLES } from './hosts/docker-tables.ts';
import { HOST_TABLES } from './hosts/host-tables.ts';
import { KUBERNETES_TABLES } from './hosts/kubernetes-tables.ts';
import { PACKAGE_MIRRORS_MORE } from './hosts/package-mirrors-more.ts';
import { PACKAGE_MIRRORS } from './hosts/package-mirrors.ts';
import { PODMAN_ANSWERS } from './hosts/podman-answers.ts';
import { PODMAN_AND_NERDCTL } from './hosts/podman-and-nerdctl.ts';
import { PODMAN_NETWORKS } from './hosts/podman-networks.ts';
import { MOUNT_HELPERS_MORE } from './hosts/mount-helpers-more.ts';
import { MOUNT_HELPERS } from './hosts/mount-helpers.ts';
import { PLATFORM_HEALTH_CHECKS_MORE } from './hosts/platform-health-checks-more.ts';
import { PLATFORM_HEALTH_CHECKS } from './hosts/platform-health-checks.ts';

/** Containers, orchestrators, operating systems and clouds. */
export const HOSTS: readonly CatalogueEntry[] = [
  ...ACTIVE_DIRECTORY,
  ...ANSIBLE,
  ...APP_PLATFORMS,
  ...APP_PLATFORMS_BUILDS,
  ...AWS_ACCESS,
  ...AWS_BUILDS_AND_STREAMS,
  ...AWS_CALLS,
  ...AWS_CLIENTS,
  ...AWS_CODES,
  ...AWS_SERVICES,
  ...AZURE_AND_GOOGLE_MORE,
  ...AZURE_CODES,
  ...AZURE,
  ...BUILDKIT,
  ...CEPH,
  ...CERT_MANAGER,
  ...CI_JOBS,
  ...CI_SERVICES,
  ...DOCKER_COMPOSE,
  ...DOCKER_DAEMON,
  ...DOCKER_ERRORS,
  ...DOCKER_EXITS,
  ...DOCKER_IMAGES,
  ...DOCKER_NETWORK,
  ...DOCKER_START,
  ...ETCD,
  ...FUNCTIONS,
  ...GIT,
  ...GITHUB_WORKFLOWS,
  ...GITLAB_JOBS,
  ...GOOGLE_CLOUD_CODES,
  ...GOOGLE_CLOUD,
  ...HELM,
  ...HYPER_V,
  ...INFRASTRUCTURE_CODE,
  ...JENKINS_JOBS,
  ...KUBERNETES_API,
  ...KUBERNETES_COMMANDS,
  ...KUBERNETES_CONTROLLERS,
  ...KUBERNETES_INGRESS,
  ...KUBERNETES_NODES,
  ...KUBERNETES_PLACING,
  ...KUBERNETES_PODS,
  ...KUBERNETES_PROBES,
  ...KUBERNETES_REASONS,
  ...KUBERNETES_SCHEDULING,
  ...LINUX_ACCOUNTS,
  ...LINUX_DISKS,
  ...LINUX_FILESYSTEMS,
  ...LINUX_HARDWARE,
  ...LINUX_KERNEL,
  ...LINUX_LIMITS,
  ...LINUX_MEMORY,
  ...LINUX_NETWORK,
  ...LINUX_PACKAGES,
  ...LINUX_SECURITY,
  ...LINUX_STORAGE_ERRORS,
  ...LOG_DAEMONS,
  ...NETWORK_SERVICES,
  ...NETWORK_STORAGE,
  ...OPENSTACK,
  ...PACKAGE_MANAGERS,
  ...PODMAN,
  ...POWER_AND_MANAGEMENT,
  ...PROCESS_MANAGERS,
  ...PROXMOX,
  ...RELEASE_TOOLS,
  ...SSH_CLIENTS,
  ...STORAGE_CLUSTERS,
  ...SUPERVISORD,
  ...SYSTEMD_RESULTS,
  ...SYSTEMD_RUN,
  ...SYSTEMD_START,
  ...SYSTEMD_UNITS,
  ...TERRAFORM,
  ...TIME_SYNC,
  ...VIRTUAL_MACHINES,
  ...VMWARE,
  ...VOLUMES,
  ...WINDOWS_DCOM_AND_TLS,
  ...WINDOWS_DOTNET_AND_IIS,
  ...WINDOWS_ERRORS,
  ...WINDOWS_SERVICES,
  ...WINDOWS_STORAGE,
  ...WINDOWS,
  ...FIREBASE,
  ...GOOGLE_CLOUD_DATA,
  ...AWS_DATA_SERVICES,
  ...AWS_DEPLOYMENTS,
  ...GIT_OBJECTS,
  ...KUBERNETES_ADDONS,
  ...KUBERNETES_NETWORKS,
  ...KUBERNETES_SCALING,
  ...AZURE_SERVICES,
  ...APP_PLATFORMS_MORE,
  ...GIT_TREES,
  ...DOCKER_DAEMON_ANSWERS,
  ...DOCKER_HOST,
  ...IMAGE_BUILDERS,
  ...KUBERNETES_CONTROL_PLANE,
  ...KUBERNETES_KUBEADM,
  ...KUBERNETES_KUBELET,
  ...KUBERNETES_ON_DESKS,
  ...KUBERNETES_SMALL_CLUSTERS,
  ...LINUX_DEVICES,
  ...LINUX_MOUNTS,
  ...LINUX_SERVICES,
  ...LINUX_START,
  ...LXC_AND_PODMAN,
  ...ZFS,
  ...DESKS_AND_BLUETOOTH,
  ...DEVICES,
  ...HYPERVISORS,
  ...MACHINES,
  ...CLUSTER_NETWORKS_AND_VOLUMES,
  ...ZFS_NAMES,
  ...CONTAINER_IMAGE_REFUSALS,
  ...CRIO_AND_CRUN,
  ...DOCKER_TABLES,
  ...HOST_TABLES,
  ...KUBERNETES_TABLES,
  ...PACKAGE_MIRRORS_MORE,
  ...PACKAGE_MIRRORS,
  ...PODMAN_AND_NERDCTL,
  ...PODMAN_ANSWERS,
  ...PODMAN_NETWORKS,
  ...MOUNT_HELPERS_MORE,
  ...MOUNT_HELPERS,
  ...PLATFORM_HEALTH_CHECKS_MORE,
  ...PLATFORM_HEALTH_CHECKS,
];
