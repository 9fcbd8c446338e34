import * as v from 'valibot';

/** The two ends of a MessagePort that both Electron's and the browser's have. */
export type RpcPort = {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
};

// biome-ignore format: one line says it
type Calls = { [method: string]: (params: never) => unknown };
/** What serves each call of a table. */
export type Handlers<C extends Calls> = {
  [M in keyof C]: (params: Parameters<C[M]>[0]) => Promise<ReturnType<C[M]>> | ReturnType<C[M]>;
};
type Schemas<C extends Calls> = { [M in keyof C]: v.GenericSchema<unknown, Parameters<C[M]>[0]> };

const requestSchema = v.object({ id: v.number(), method: v.string(), params: v.unknown() });
const replySchema = v.variant('ok', [
  v.object({ id: v.number(), ok: v.literal(true), value: v.unknown() }),
  v.object({ id: v.number(), ok: v.literal(false), error: v.string() }),
]);
const eventSchema = v.object({ event: v.string() });

/** The other end has gone; whether the call took effect is unknown. */
export class PortClosedError extends Error {
  constructor() {
    super('The other side of the connection is gone.');
    this.name = 'PortClosedError';
  }
}

/**
 * Serves calls on a port. Parameters are validated; an unknown method or bad parameters are
 * answered with an error, never ignored. Requests are started in the order they came.
 */
export function serve<C extends Calls>(
  port: RpcPort,
  schemas: Schemas<C>,
  handlers: Handlers<C>,
): void {
  port.onMessage((message) => {
    const request = v.safeParse(requestSchema, message);
    if (!request.success) return;
    const { id, method, params } = request.output;
    const answer = async (): Promise<unknown> => {
      if (!Object.hasOwn(schemas, method)) throw new Error(`There is no call named "${method}".`);
      const checked = v.safeParse(schemas[method as keyof C], params);
      if (!checked.success) {
        throw new Error(`The call "${method}" was malformed: ${v.summarize(checked.issues)}`);
      }
      return await handlers[method as keyof C](checked.output);
    };
    answer().then(
      (value) => port.post({ id, ok: true, value }),
      (error: unknown) =>
        port.post({ id, ok: false, error: error instanceof Error ? error.message : String(error) }),
    );
  });
}

/** The calling side of a port. */
export type Caller<C extends Calls> = {
  call<M extends keyof C & string>(
    method: M,
    params: Parameters<C[M]>[0],
  ): Promise<Awaited<ReturnType<C[M]>>>;
};

/**
 * Calls over a port; every pending call rejects with `PortClosedError` when it closes.
 *
 * @param onEvent receives messages that are no answer.
 */
export function caller<C extends Calls>(
  port: RpcPort,
  onEvent: (event: unknown) => void = () => undefined,
): Caller<C> {
  let nextId = 1;
  let closed = false;
  const pending = new Map<
    number,
    { resolve: (value: never) => void; reject: (e: Error) => void }
  >();
  port.onMessage((message) => {
    const reply = v.safeParse(replySchema, message);
    if (!reply.success) {
      if (v.is(eventSchema, message)) onEvent(message);
      return;
    }
    const waiting = pending.get(reply.output.id);
    if (waiting === undefined) return;
    pending.delete(reply.output.id);
    if (reply.output.ok) waiting.resolve(reply.output.value as never);
    else waiting.reject(new Error(reply.output.error));
  });
  port.onClose(() => {
    closed = true;
    for (const waiting of pending.values()) waiting.reject(new PortClosedError());
    pending.clear();
  });
  return {
    call: (method, params) =>
      new Promise((resolve, reject) => {
        if (closed) {
          reject(new PortClosedError());
          return;
        }
        const id = nextId++;
        pending.set(id, { resolve, reject });
        port.post({ id, method, params });
      }),
  };
}
