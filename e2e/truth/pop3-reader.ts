import { type Held, sha256 } from './held.ts';
import { Wire } from './wire.ts';

/** The name Godwit gives to the one folder a POP3 account has on its server. */
const POP3_INBOX = 'Inbox';

/**
 * Reads every message of a POP3 account with a client of its own: RFC 1939 over a plain
 * connection, one command at a time, so that an answer's end is the end of what was sent.
 */
export async function readPop3(port: number, user: string, account: string): Promise<Held[]> {
  const wire = new Wire(port);
  try {
    await positive(wire);
    for (const line of [`USER ${user}`, 'PASS secret', 'UIDL']) {
      wire.send(line);
      await positive(wire);
    }
    const uidls: string[] = [];
    for (;;) {
      const line = await wire.line();
      if (line === '.') break;
      uidls.push(line.slice(line.indexOf(' ') + 1));
    }
    const held: Held[] = [];
    for (const [index, id] of uidls.entries()) {
      wire.send(`RETR ${index + 1}`);
      await positive(wire);
      const bytes = unstuffed(await wire.until('\r\n.\r\n'));
      held.push({ account, folder: POP3_INBOX, id, sha256: sha256(bytes), flags: [] });
    }
    wire.send('QUIT');
    await positive(wire);
    return held;
  } finally {
    wire.close();
  }
}

async function positive(wire: Wire): Promise<void> {
  const line = await wire.line();
  if (!line.startsWith('+OK')) throw new Error(`POP3 said: ${line}`);
}

/** Without the terminating line, and without the dot before each line that began with one. */
function unstuffed(answer: Buffer): Buffer {
  const text = answer.subarray(0, -3).toString('latin1');
  return Buffer.from(text.replace(/(^|\r\n)\./g, '$1'), 'latin1');
}
