import type { Socket } from 'node:net';
import { createServer } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { ImapSettings } from '../session.ts';

/** Answers to commands, by the first that matches; what matches none gets a plain OK. */
export type Script = { command: RegExp; untagged: string[]; tagged?: string }[];

/** An IMAP server that says what it is told to say, true or not. */
export type ScriptedImap = {
  readonly settings: ImapSettings;
  /** The commands received, without their tags. */
  readonly commands: string[];
  script: Script;
  stop(): Promise<void>;
};

/**
 * Starts one on a free loopback port; anyone may sign in. Literals from clients are not read. With
 * `identity` it speaks TLS from the first byte.
 */
export async function startScriptedImap(
  capability: string,
  script: Script,
  identity: { key: string; cert: string } | null = null,
): Promise<ScriptedImap> {
  const commands: string[] = [];
  const sockets = new Set<Socket>();
  const serve = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.write(`* OK [CAPABILITY ${capability}] ready\r\n`);
    let rest = '';
    socket.on('data', (chunk) => {
      rest += chunk.toString('latin1');
      const lines = rest.split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) answer(socket, line);
    });
  };
  const server = identity === null ? createServer(serve) : createTlsServer(identity, serve);
  const answer = (socket: Socket, line: string): void => {
    const [tag = '', ...words] = line.split(' ');
    const command = words.join(' ');
    commands.push(command);
    const step = scripted.script.find((each) => each.command.test(command));
    const untagged =
      step?.untagged ?? (command === 'CAPABILITY' ? [`CAPABILITY ${capability}`] : []);
    for (const each of untagged) socket.write(`* ${each}\r\n`);
    if (tag !== 'DONE') socket.write(`${tag} ${step?.tagged ?? 'OK done'}\r\n`);
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const scripted: ScriptedImap = {
    settings: {
      host: '127.0.0.1',
      port,
      security: identity === null ? 'none' : 'tls',
      user: 'ada',
      password: 'secret',
    },
    commands,
    script,
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
  return scripted;
}
