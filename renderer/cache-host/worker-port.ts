import type { RpcPort } from '../../app/ipc/port-rpc.ts';

/** A worker as the two ends of a port, and how it is ended. */
export type WorkerPort = RpcPort & { terminate(): void };

/** A worker's port. It closes when the worker cannot start, fails, or is ended. */
export function workerPort(worker: Worker): WorkerPort {
  const closers: (() => void)[] = [];
  let closed = false;
  const close = () => {
    if (closed) return;
    closed = true;
    worker.terminate();
    for (const tell of closers) tell();
  };
  worker.addEventListener('error', close);
  worker.addEventListener('messageerror', close);
  return {
    post: (message) => worker.postMessage(message),
    onMessage: (listener) => worker.addEventListener('message', ({ data }) => listener(data)),
    onClose: (listener) => {
      closers.push(listener);
    },
    terminate: close,
  };
}
