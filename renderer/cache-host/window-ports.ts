import type { RpcPort } from '../../app/ipc/port-rpc.ts';

/** A browser's MessagePort as the calls use it. The port is started. */
export function rpcPort(port: MessagePort): RpcPort {
  port.start();
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => port.addEventListener('message', ({ data }) => listener(data)),
    onClose: (listener) => port.addEventListener('close', () => listener()),
  };
}

/** Calls back with each port that the preload hands on under this name. */
export function onPort(name: string, listener: (port: MessagePort) => void): void {
  window.addEventListener('message', (event) => {
    // Only the preload of this very window speaks to it; frames and other windows do not.
    if (event.source !== window || event.data !== name) return;
    const [port] = event.ports;
    if (port !== undefined) listener(port);
  });
}
