import { createServer, connect as netConnect, type Server, type Socket } from 'node:net';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { DelayedPipe } from './delayed-pipe.ts';
import { freePort } from './free-port.ts';
import { seededRandom } from './seeded-random.ts';

/** A number of bytes, or a range (both ends included) one is drawn from for each connection. */
export type ByteCount = number | readonly [least: number, most: number];

/** What goes wrong on a connection. Everything absent goes well. */
export type FaultPlan = {
  /** Where the randomness of this plan starts; 1 by default. */
  seed?: number;
  /** Time added to a round trip, in ms: half of it on the way there, half on the way back. */
  roundTripMs?: number;
  /** Bytes are passed on in pieces of a random size from 1 to this, each written by itself. */
  pieceBytes?: number;
  /**
   * Ends the connection, both sides, after this many bytes have passed from the server (`down`,
   * the default) or to it (`up`): with a RST, or with a FIN as a server that goes away in order.
   */
  cut?: { after: ByteCount; direction?: 'up' | 'down'; how: 'reset' | 'end' };
  /** After this many bytes nothing more passes in this direction; the connection stays open. */
  stall?: { after: ByteCount; direction?: 'up' | 'down' };
  /** Nobody listens: new connections are refused by the system. */
  refuse?: boolean;
};

/** A TCP proxy on loopback in front of one port of a server. */
export type FaultProxy = {
  readonly port: number;
  /** Bytes taken from clients so far, over all connections. */
  readonly bytesUp: number;
  /** Bytes passed on to clients so far, over all connections. */
  readonly bytesDown: number;
  /** Connections made so far. */
  readonly connections: number;
  /**
   * From now on new connections follow this plan. Those that are open keep theirs, except that a
   * plan without `refuse` opens the port again and one with it closes it: done when it resolves.
   */
  setPlan(plan: FaultPlan): Promise<void>;
  /** Resets every open connection, on both sides. */
  cutAll(): void;
  /** Cuts all and closes the port. */
  stop(): Promise<void>;
};

const RESET_AFTER_MS = 10;

/** Starts a proxy in front of a loopback port, which need not be open yet. */
export async function startFaultProxy(
  targetPort: number,
  plan: FaultPlan = {},
): Promise<FaultProxy> {
  const port = await freePort();
  const open = new Set<() => void>();
  const count = { up: 0, down: 0, connections: 0 };
  let current = plan;
  let random = seededRandom(plan.seed ?? 1);

  const server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    count.connections += 1;
    const upstream = netConnect({ port: targetPort, host: '127.0.0.1', allowHalfOpen: true });
    upstream.setNoDelay(true);
    const reset = () => {
      breakOff(client);
      breakOff(upstream);
    };
    open.add(reset);
    client.once('close', () => open.delete(reset));
    join(client, upstream, current, random, count);
  });

  const apply = async () => {
    if (current.refuse === true) await closed(server);
    else if (!server.listening) await listening(server, port);
  };
  const cutAll = () => {
    for (const reset of [...open]) reset();
  };
  await apply();
  return {
    port,
    get bytesUp() {
      return count.up;
    },
    get bytesDown() {
      return count.down;
    },
    get connections() {
      return count.connections;
    },
    setPlan: async (next) => {
      current = next;
      random = seededRandom(next.seed ?? 1);
      await apply();
    },
    cutAll,
    stop: async () => {
      cutAll();
      await closed(server);
    },
  };
}

type Counts = { up: number; down: number };

function join(
  client: Socket,
  server: Socket,
  plan: FaultPlan,
  random: () => number,
  count: Counts,
): void {
  const limits = { up: limitOf(plan, 'up', random), down: limitOf(plan, 'down', random) };
  for (const direction of ['up', 'down'] as const) {
    const [from, to] = direction === 'up' ? [client, server] : [server, client];
    const limit = limits[direction];
    new DelayedPipe(from, to, {
      delayMs: (plan.roundTripMs ?? 0) / 2,
      // Each direction draws from its own row, or one's traffic would change the other's pieces.
      pieceBytes: plan.pieceBytes ?? null,
      random: seededRandom(Math.floor(random() * 2 ** 32)),
      limit: limit?.after ?? null,
      onLimit: async () => {
        if (limit?.how === 'reset') {
          // Node takes a RST that comes together with the last bytes for an orderly end.
          await pause(RESET_AFTER_MS);
          await nextTurn();
          breakOff(client);
          breakOff(server);
        } else if (limit?.how === 'end') {
          client.end();
          server.end();
        }
      },
      onPassed: (bytes) => {
        count[direction] += bytes;
      },
    });
    // An orderly end travels with the bytes; a broken connection breaks the other one at once.
    from.on('error', () => breakOff(to));
  }
}

/** Sends a RST and nothing before it: by itself `resetAndDestroy` ends the stream in order first. */
function breakOff(socket: Socket): void {
  if (socket.destroyed) return;
  socket.resetAndDestroy();
  socket.destroy();
}

type Limit = { after: number; how: 'reset' | 'end' | 'stall' };

/** The first fault on the way in this direction; null when there is none. */
function limitOf(plan: FaultPlan, direction: 'up' | 'down', random: () => number): Limit | null {
  const found: Limit[] = [];
  const { cut, stall } = plan;
  if (cut !== undefined && (cut.direction ?? 'down') === direction) {
    found.push({ after: draw(cut.after, random), how: cut.how });
  }
  if (stall !== undefined && (stall.direction ?? 'down') === direction) {
    found.push({ after: draw(stall.after, random), how: 'stall' });
  }
  return found.reduce<Limit | null>(
    (first, one) => (first === null || one.after < first.after ? one : first),
    null,
  );
}

function draw(count: ByteCount, random: () => number): number {
  if (typeof count === 'number') return count;
  const [least, most] = count;
  return least + Math.floor(random() * (most - least + 1));
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** The port is free at once; the callback of `close` would wait for the open connections too. */
function closed(server: Server): Promise<void> {
  if (server.listening) server.close();
  return Promise.resolve();
}
