import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { SERVER_CERTIFICATE, SERVER_KEY } from './certificates.ts';

/** One client's connection, as a script sees it. */
export type ScriptedClient = {
  /** The socket to write to: TLS once it is secured. */
  socket: Socket;
  /** Every command received, in order. */
  commands: string[];
  write(bytes: Buffer | string): void;
};

export type Script = {
  greeting?: string;
  /** Speak TLS from the first byte. */
  tls?: boolean;
  /** Certificate (PEM) for TLS and STLS; the one for localhost if not given. */
  certificate?: string;
  /** Answers a command (Latin-1, without CRLF). STLS answered `+OK…` goes over to TLS. */
  answer: (command: string, client: ScriptedClient) => Buffer | string | undefined;
  /** How answers are written; plainly if not given. */
  write?: (socket: Socket, bytes: Buffer) => void;
};

/** A raw server on loopback that says what its script says, and closes with `await using`. */
export type ScriptedServer = { port: number; clients: ScriptedClient[]; close(): Promise<void> };

/** Starts a scripted server on a free port of 127.0.0.1. */
export async function startScriptedServer(script: Script): Promise<ScriptedServer> {
  const clients: ScriptedClient[] = [];
  const sockets = new Set<Socket>();
  const context = createSecureContext({
    key: SERVER_KEY,
    cert: script.certificate ?? SERVER_CERTIFICATE,
  });
  const secured = (plain: Socket) =>
    new TLSSocket(plain, { isServer: true, secureContext: context });
  const server = createServer({ noDelay: true }, (plain) => {
    sockets.add(plain);
    plain.on('error', () => {});
    const client: ScriptedClient = {
      socket: script.tls ? secured(plain) : plain,
      commands: [],
      write: (bytes) => {
        const buffer = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes;
        if (script.write) script.write(client.socket, buffer);
        else client.socket.write(buffer);
      },
    };
    clients.push(client);
    serve(client, script, () => secured(plain));
    client.write(script.greeting ?? '+OK ready\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return { port: (server.address() as AddressInfo).port, clients, close };
}

function serve(client: ScriptedClient, script: Script, secured: () => TLSSocket): void {
  let received = '';
  const onData = (chunk: Buffer) => {
    const lines = (received + chunk.toString('latin1')).split('\r\n');
    received = lines.pop() ?? '';
    for (const command of lines) {
      client.commands.push(command);
      const answer = script.answer(command, client);
      if (answer === undefined) continue;
      client.write(answer);
      if (command === 'STLS' && answer.toString('latin1').startsWith('+OK')) {
        client.socket.off('data', onData);
        client.socket = secured();
        listen();
      }
    }
  };
  const listen = () => client.socket.on('data', onData).on('error', () => {});
  listen();
}

/** A body as it goes over the wire: dots stuffed, terminated. `content` ends with CRLF or is ''. */
export function onTheWire(content: string): string {
  return `${content.replace(/(^|\r\n)\./g, '$1..')}.\r\n`;
}

/** A well-behaved mailbox (user `ada`, password `secret`), as answers to commands. */
export function mailbox(
  messages: readonly string[],
  capabilities: readonly string[] = ['UIDL', 'TOP', 'PIPELINING'],
): Script['answer'] {
  const listed = (value: (content: string, index: number) => string | number) =>
    `+OK\r\n${messages.map((m, i) => `${i + 1} ${value(m, i)}\r\n`).join('')}.\r\n`;
  return (command, client) => {
    const [verb = '', first = '', second = ''] = command.split(' ');
    const content = messages[Number(first) - 1];
    switch (verb) {
      case 'CAPA':
        return `+OK\r\n${capabilities.map((c) => `${c}\r\n`).join('')}.\r\n`;
      case 'USER':
        return '+OK\r\n';
      case 'PASS':
        return first === 'secret' ? '+OK in\r\n' : '-ERR [AUTH] wrong\r\n';
      case 'STAT':
        return `+OK ${messages.length} ${messages.join('').length}\r\n`;
      case 'LIST':
        return listed((m) => m.length);
      case 'UIDL':
        return listed((_, i) => `uid-${i + 1}`);
      case 'RETR':
        return content === undefined ? '-ERR no such message\r\n' : `+OK\r\n${onTheWire(content)}`;
      case 'TOP': {
        const head = (content ?? '').split('\r\n\r\n')[0];
        return second === '0' ? `+OK\r\n${onTheWire(`${head}\r\n\r\n`)}` : '-ERR\r\n';
      }
      case 'STLS':
        return '+OK begin\r\n';
      case 'QUIT':
        client.socket.end('+OK bye\r\n');
        return undefined;
      default:
        return '-ERR unknown\r\n';
    }
  };
}
