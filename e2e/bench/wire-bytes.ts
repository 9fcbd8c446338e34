import { startFaultProxy } from '../servers/fault-proxy.ts';
import type { WireBytes } from './participant.ts';

/** Runs `work` against a proxy before the port, and tells what crossed it. */
export async function throughProxy<T>(
  port: number,
  work: (proxied: number) => Promise<T>,
): Promise<{ result: T; bytes: WireBytes }> {
  const proxy = await startFaultProxy(port);
  try {
    const result = await work(proxy.port);
    return { result, bytes: { up: proxy.bytesUp, down: proxy.bytesDown } };
  } finally {
    await proxy.stop();
  }
}
