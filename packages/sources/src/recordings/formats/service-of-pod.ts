/** What Kubernetes appends to a deployment's name: `-<hash of its template>-<five characters>`; or five characters of a daemon set. */
const OF_DEPLOYMENT = /^(.{1,200}?)-[0-9a-f]{6,10}-[0-9a-z]{5}$/;

/** The service that a pod belongs to, where its name shows that a deployment made it; else the pod. */
export function serviceOfPod(pod: string): string {
  return OF_DEPLOYMENT.exec(pod)?.[1] ?? pod;
}
