import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { type Pop3Limits, Pop3Session, type Pop3Settings } from './session.ts';
import { mailbox, onTheWire, type Script, startScriptedServer } from './testing/scripted-server.ts';

const MESSAGES = [
  'Subject: one\r\n\r\nfirst\r\n',
  '.\r\n..\r\n',
  '',
  'Subject: caf\xe9\0\r\n\r\n\r.\n.\r\nbare\n.\r\n',
];

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

type Setup = {
  settings?: Partial<Pop3Settings>;
  limits?: Partial<Pop3Limits>;
  signal?: AbortSignal;
  idle?: number;
};

async function serve(script: Script) {
  const server = await startScriptedServer(script);
  closers.push(() => server.close());
  const connect = async (setup: Setup = {}) => {
    const session = await Pop3Session.connect(
      {
        host: '127.0.0.1',
        port: server.port,
        security: 'none',
        user: 'ada',
        password: 'secret',
        ...setup.settings,
      },
      {
        signal: setup.signal ?? new AbortController().signal,
        timeouts: { connect: 2000, idle: setup.idle ?? 2000 },
        limits: setup.limits ?? {},
      },
    );
    closers.push(() => session.destroy());
    return session;
  };
  return { server, connect };
}

/** The mailbox, with some commands answered otherwise. */
function but(
  changes: Record<string, string | ((client: Parameters<Script['answer']>[1]) => void)>,
  messages: readonly string[] = MESSAGES,
  capabilities?: readonly string[],
): Script['answer'] {
  const normal = mailbox(messages, capabilities);
  return (command, client) => {
    const change = changes[command] ?? changes[command.split(' ')[0] ?? ''];
    if (change === undefined) return normal(command, client);
    if (typeof change === 'string') return change;
    change(client);
    return undefined;
  };
}

async function retrieveAll(session: Pop3Session, count = MESSAGES.length) {
  const received: [number, string][] = [];
  const numbers = Array.from({ length: count }, (_, i) => i + 1);
  const result = await session.retrieve(numbers, (number, bytes) => {
    received.push([number, Buffer.from(bytes).toString('latin1')]);
  });
  return { received, result };
}

const ALL = MESSAGES.map((content, i): [number, string] => [i + 1, content]);

async function wholeSession(session: Pop3Session) {
  const [stat, list, uidl] = await Promise.all([session.stat(), session.list(), session.uidl()]);
  const { received, result } = await retrieveAll(session);
  await session.quit();
  return { stat, list: [...list], uidl: [...(uidl ?? [])], received, result };
}

const WHOLE = {
  stat: { count: 4, octets: MESSAGES.join('').length },
  list: MESSAGES.map((m, i) => [i + 1, m.length]),
  uidl: MESSAGES.map((_, i) => [i + 1, `uid-${i + 1}`]),
  received: ALL,
  result: { retrieved: 4, refused: [] },
};

describe('Pop3Session: byte path', () => {
  it('POP-1 reads the same with every answer cut at every offset', async () => {
    let cut = 0;
    let sent = 0;
    const { connect } = await serve({
      answer: mailbox(MESSAGES),
      write: (socket, bytes) => {
        const at = cut - sent;
        sent += bytes.length;
        if (at <= 0 || at >= bytes.length) {
          socket.write(bytes);
          return;
        }
        socket.write(bytes.subarray(0, at));
        socket.cork();
        socket.write(bytes.subarray(at));
        setImmediate(() => setImmediate(() => socket.uncork()));
      },
    });
    await wholeSession(await connect());
    const length = sent;
    expect(length).toBeGreaterThan(200);
    for (cut = 1; cut < length; cut++) {
      sent = 0;
      expect(await wholeSession(await connect())).toEqual(WHOLE);
    }
  });

  for (const capabilities of [['UIDL', 'PIPELINING'], ['UIDL']]) {
    it(`POP-1 reads the same one byte at a time (${capabilities.join(' ')})`, async () => {
      const queue: Buffer[] = [];
      const { connect } = await serve({
        answer: mailbox(MESSAGES, capabilities),
        write: (socket, bytes) => {
          const idle = queue.length === 0;
          for (let at = 0; at < bytes.length; at++) queue.push(bytes.subarray(at, at + 1));
          const next = () => {
            const byte = queue[0];
            if (byte === undefined) return;
            socket.write(byte);
            setImmediate(() => {
              queue.shift();
              next();
            });
          };
          if (idle) next();
        },
      });
      const session = await connect();
      const [list, uidl] = await Promise.all([session.list(), session.uidl()]);
      expect([...list]).toEqual(WHOLE.list);
      expect([...(uidl ?? [])]).toEqual(WHOLE.uidl);
      expect((await retrieveAll(session)).received).toEqual(ALL);
    });
  }

  it('POP-1 reads a message of several megabytes with back-pressure', async () => {
    const big = `${'0123456789abcdef'.repeat(64)}\r\n.`.repeat(4096).concat('\r\n');
    const { connect } = await serve({ answer: mailbox([big, 'small\r\n', big]) });
    const session = await connect({ limits: { window: { commands: 8, bytes: 1 << 24 } } });
    let busy = false;
    const lengths: number[] = [];
    const result = await session.retrieve([1, 2, 3], async (_, bytes) => {
      expect(busy).toBe(false);
      busy = true;
      await sleep(5);
      busy = false;
      lengths.push(bytes.length);
    });
    expect(lengths).toEqual([big.length, 7, big.length]);
    expect(result).toEqual({ retrieved: 3, refused: [] });
  });

  it('SYNC-3 holds the server back while a message is being received', async () => {
    const big = `${'x'.repeat(998)}\r\n`.repeat(4000);
    const wire = Buffer.from(`+OK\r\n${onTheWire(big)}`);
    const { server, connect } = await serve({
      answer: (command, client) =>
        command.startsWith('RETR') ? wire : mailbox(Array(8).fill('x'))(command, client),
    });
    const window = { commands: 8, bytes: 1 << 30 };
    const session = await connect({ limits: { window }, idle: 200 });
    let waiting = 0;
    await session.retrieve([1, 2, 3, 4, 5, 6, 7, 8], async (number) => {
      if (number !== 1) return;
      await sleep(450);
      waiting = server.clients[0]?.socket.writableLength ?? 0;
    });
    // The rest still waits at the server: neither read here, nor taken for a server gone silent.
    expect(waiting).toBeGreaterThan(3 * big.length);
  });

  it('survives FIN right behind answers that are still waiting to be received', async () => {
    const { connect } = await serve({
      answer: but({
        'RETR 4': (client) => client.socket.end(`+OK\r\n${onTheWire(MESSAGES[3] ?? '')}`),
      }),
    });
    const session = await connect();
    const numbers: number[] = [];
    await session.retrieve([1, 2, 3, 4], async (number) => {
      await sleep(2);
      numbers.push(number);
    });
    expect(numbers).toEqual([1, 2, 3, 4]);
    await expect(session.stat()).rejects.toMatchObject({ cause: 'closed' });
  });

  it('POP-6 asks ahead within the window, and one at a time without PIPELINING', async () => {
    const many = Array.from({ length: 50 }, (_, i) => `message ${i}\r\n`);
    for (const [capabilities, ahead] of [
      [['PIPELINING'], 10],
      [[], 1],
    ] as const) {
      let open = 0;
      let most = 0;
      const normal = mailbox(many, capabilities);
      const { connect } = await serve({
        answer: (command, client) => {
          if (!command.startsWith('RETR')) return normal(command, client);
          open += 1;
          most = Math.max(most, open);
          setImmediate(() => {
            open -= 1;
            client.write(normal(command, client) ?? '');
          });
          return undefined;
        },
      });
      const session = await connect({ limits: { window: { commands: 10, bytes: 1 << 20 } } });
      expect((await retrieveAll(session, 50)).received.length).toBe(50);
      expect(most).toBe(ahead);
    }
  });

  it('reports a refused message in the middle of a pipeline and keeps the others', async () => {
    const { connect } = await serve({ answer: but({ 'RETR 2': '-ERR [SYS/PERM] lost\r\n' }) });
    const session = await connect();
    const { received, result } = await retrieveAll(session);
    expect(received).toEqual(ALL.filter(([number]) => number !== 2));
    expect(result.retrieved).toBe(3);
    expect(result.refused).toEqual([
      { number: 2, reason: 'refused', serverText: '[SYS/PERM] lost' },
    ]);
    await session.quit();
  });

  it('does not ask for a message that LIST says is over the limit', async () => {
    const { server, connect } = await serve({ answer: mailbox(['123456789\r\n', 'a\r\n']) });
    const session = await connect({ limits: { message: 10 } });
    const { received, result } = await retrieveAll(session, 2);
    expect(received).toEqual([[2, 'a\r\n']]);
    expect(result.refused).toEqual([{ number: 1, reason: 'too-large', serverText: '' }]);
    expect(server.clients[0]?.commands).not.toContain('RETR 1');
  });

  it('stops a message that is larger than LIST said and than the limit', async () => {
    const { connect } = await serve({
      answer: but({ RETR: `+OK\r\n${'x'.repeat(5000)}`, LIST: '+OK\r\n1 4\r\n.\r\n' }),
    });
    const session = await connect({ limits: { message: 1000 } });
    await expect(session.retrieve([1], () => {})).rejects.toMatchObject({ cause: 'too-large' });
  });

  const breaks: [string, (client: Parameters<Script['answer']>[1]) => void][] = [
    ['FIN', (client) => client.socket.end('+OK\r\nhalf a mess')],
    ['FIN before the last CRLF', (client) => client.socket.end('+OK\r\nmessage\r\n.')],
    ['RST', (client) => client.socket.write('+OK\r\n.', () => client.socket.resetAndDestroy())],
    ['silence', (client) => client.write('+OK\r\nhalf')],
  ];
  for (const [name, act] of breaks) {
    it(`POP-1 never gives half a message: ${name}`, async () => {
      const { connect } = await serve({ answer: but({ 'RETR 3': act, 'RETR 4': () => {} }) });
      const session = await connect({ idle: 150 });
      const received: number[] = [];
      const retrieval = session.retrieve([1, 2, 3, 4], (number) => void received.push(number));
      const cause = name === 'silence' ? 'timeout' : 'closed';
      await expect(retrieval).rejects.toMatchObject({ name: 'Pop3Error', cause });
      expect(received).toEqual([1, 2]);
    });
  }

  it('rejects with what the receiver threw, and is dead then', async () => {
    const { connect } = await serve({ answer: mailbox(MESSAGES) });
    for (const receive of [
      () => {
        throw new Error('disk full');
      },
      async () => {
        await sleep(1);
        throw new Error('disk full');
      },
    ]) {
      const session = await connect();
      await expect(session.retrieve([1, 2], receive)).rejects.toThrow('disk full');
      await expect(session.stat()).rejects.toMatchObject({ cause: 'closed' });
    }
  });

  it('stops at once by its signal, after the receiver is done', async () => {
    const { connect } = await serve({ answer: mailbox(MESSAGES) });
    const controller = new AbortController();
    const session = await connect({ signal: controller.signal });
    let done = 0;
    const retrieval = session.retrieve([1, 2, 3], async () => {
      controller.abort();
      await sleep(20);
      done += 1;
    });
    await expect(retrieval).rejects.toMatchObject({ cause: 'aborted' });
    expect(done).toBe(1);
  });
});

describe('Pop3Session: listings', () => {
  it('POP-2 takes unique ids of any length, repeated ids, and messages without one', async () => {
    const long = 'u'.repeat(5000);
    const { connect } = await serve({
      answer: but({ UIDL: `+OK\r\n1 ${long}\r\n2 same\r\n3 same\r\n4 \r\n.\r\n` }),
    });
    const uidl = await (await connect()).uidl();
    expect([...(uidl ?? [])]).toEqual([
      [1, long],
      [2, 'same'],
      [3, 'same'],
    ]);
  });

  it('POP-2 tells a server without UIDL from one that refuses it now', async () => {
    const without = await serve({ answer: but({ UIDL: '-ERR what?\r\n' }, MESSAGES, ['TOP']) });
    expect(await (await without.connect()).uidl()).toBeNull();
    const refusing = await serve({ answer: but({ UIDL: '-ERR [SYS/TEMP] later\r\n' }) });
    const session = await refusing.connect();
    await expect(session.uidl()).rejects.toMatchObject({ cause: 'unavailable' });
  });

  for (const bad of ['0 5', '-1 5', '1', '1 x', 'x 1', '1 5\r\n1 6', '99999999999 1']) {
    it(`refuses a malformed list: ${JSON.stringify(bad)}`, async () => {
      const { connect } = await serve({ answer: but({ LIST: `+OK\r\n${bad}\r\n.\r\n` }) });
      const session = await connect();
      await expect(session.list()).rejects.toMatchObject({ cause: 'protocol' });
    });
  }

  for (const bad of ['0 a', 'x a', '1 a\r\n1 b']) {
    it(`refuses a malformed list of ids: ${JSON.stringify(bad)}`, async () => {
      const { connect } = await serve({ answer: but({ UIDL: `+OK\r\n${bad}\r\n.\r\n` }) });
      const session = await connect();
      await expect(session.uidl()).rejects.toMatchObject({ cause: 'protocol' });
    });
  }

  it('gives the top of a message, or the refusal', async () => {
    const { connect } = await serve({ answer: mailbox(MESSAGES) });
    const session = await connect();
    const top = await session.top(1, 0);
    expect(top.ok && Buffer.from(top.bytes).toString('latin1')).toBe('Subject: one\r\n\r\n');
    expect((await session.top(1, 3)).ok).toBe(false);
    await expect(session.top(0, 0)).rejects.toThrow(RangeError);
  });

  it('refuses an endless status line and answers out of step', async () => {
    const endless = await serve({ answer: but({ STAT: 'x'.repeat(70_000) }) });
    const first = await endless.connect();
    await expect(first.stat()).rejects.toMatchObject({ cause: 'protocol' });
    const surplus = await serve({ answer: but({ STAT: '+OK 0 0\r\n+OK 9 9\r\n' }) });
    const second = await surplus.connect();
    await expect(second.stat()).resolves.toEqual({ count: 0, octets: 0 });
    await expect(second.stat()).rejects.toMatchObject({ cause: 'protocol' });
  });
});
