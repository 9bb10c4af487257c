import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** One address that leads to whichever orchestrator runs, as a load balancer does. */
export interface FrontDoor {
  readonly port: number;
  /** Leads nobody to this port, as once a check of its health has failed. */
  leaveOut(port: number): void;
  letIn(port: number): void;
  close(): Promise<void>;
}

const HOST = '127.0.0.1';

/** Opens a door to the ports, each connection to the next of them that takes it. */
export async function openFrontDoor(ports: readonly number[]): Promise<FrontDoor> {
  /** Connections to whom they lead at the moment. */
  const open = new Map<Socket, number | undefined>();
  const leftOut = new Set<number>();
  let turn = 0;
  const enter = (caller: Socket, left: readonly number[]): void => {
    const [port, ...others] = left;
    if (port === undefined) return void caller.destroy();
    if (leftOut.has(port)) return enter(caller, others);
    open.set(caller, port);
    const onward = connect(port, HOST);
    const refused = (): void => enter(caller, others);
    const leave = (): void => void onward.destroy();
    onward.once('error', refused);
    caller.once('close', leave);
    onward.once('connect', () => {
      onward.off('error', refused);
      onward.on('error', () => caller.destroy());
      onward.once('close', () => caller.destroy());
      caller.pipe(onward).pipe(caller);
    });
  };
  const server = createServer((caller) => {
    open.set(caller, undefined);
    caller.once('close', () => open.delete(caller));
    caller.on('error', () => caller.destroy());
    turn = (turn + 1) % ports.length;
    enter(caller, [...ports.slice(turn), ...ports.slice(0, turn)]);
  });
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
  return {
    port: (server.address() as AddressInfo).port,
    leaveOut: (port) => {
      leftOut.add(port);
      for (const [caller, to] of open) if (to === port) caller.destroy();
    },
    letIn: (port) => void leftOut.delete(port),
    close: () =>
      new Promise((resolve) => {
        for (const caller of open.keys()) caller.destroy();
        server.close(() => resolve());
      }),
  };
}
