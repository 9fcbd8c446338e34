import { type Held, sha256 } from './held.ts';
import { Wire } from './wire.ts';

/**
 * Reads every message of an IMAP account with a client of its own: RFC 3501 over a plain
 * connection. Folder names must be plain ASCII. `\Recent` is of the session and left out.
 */
export async function readImap(port: number, user: string, account: string): Promise<Held[]> {
  const wire = new Wire(port);
  try {
    await wire.line();
    await command(wire, 'a', `LOGIN ${user} secret`);
    const folders = (await command(wire, 'b', 'LIST "" "*"')).flatMap(listedFolder);
    const held: Held[] = [];
    for (const [index, folder] of folders.entries()) {
      const [exists] = (await command(wire, `e${index}`, `EXAMINE "${folder}"`)).flatMap((line) => {
        const count = /^\* (\d+) EXISTS$/.exec(line)?.[1];
        return count === undefined ? [] : [Number(count)];
      });
      if (exists === undefined) throw new Error(`EXAMINE of ${folder} gave no EXISTS.`);
      if (exists === 0) continue;
      const before = held.length;
      wire.send(`f${index} FETCH 1:* (UID FLAGS BODY.PEEK[])`);
      for (;;) {
        const line = await wire.line();
        if (line.startsWith(`f${index} OK`)) break;
        if (!line.startsWith('* ') || !line.includes(' FETCH (')) throw new Error(line);
        held.push({ account, folder, ...(await fetched(wire, line)) });
      }
      if (held.length - before !== exists) {
        throw new Error(`${folder} has ${exists} messages, but ${held.length - before} were sent.`);
      }
    }
    return held;
  } finally {
    wire.close();
  }
}

async function command(wire: Wire, tag: string, text: string): Promise<string[]> {
  wire.send(`${tag} ${text}`);
  const lines: string[] = [];
  for (;;) {
    const line = await wire.line();
    if (line.startsWith(`${tag} OK`)) return lines;
    if (line.startsWith(`${tag} `)) throw new Error(`${text}: ${line}`);
    lines.push(line);
  }
}

function listedFolder(line: string): string[] {
  const found = /^\* LIST \(([^)]*)\) (?:NIL|"[^"]*") "?([^"]*)"?$/.exec(line);
  if (found === null) return [];
  return found[1]?.includes('\\Noselect') ? [] : [found[2] ?? ''];
}

/** Items before the literal are on `line`; those after it follow the literal. */
async function fetched(wire: Wire, line: string): Promise<Pick<Held, 'id' | 'sha256' | 'flags'>> {
  let items = line;
  let bytes = Buffer.alloc(0);
  const size = /\{(\d+)\}$/.exec(line)?.[1];
  if (size !== undefined) {
    bytes = Buffer.from(await wire.bytes(Number(size)));
    items += await wire.line();
  }
  const uid = /\bUID (\d+)/.exec(items)?.[1];
  const flags = /\bFLAGS \(([^)]*)\)/.exec(items)?.[1];
  if (uid === undefined || flags === undefined) throw new Error(`FETCH without UID: ${items}`);
  return {
    id: uid,
    sha256: sha256(bytes),
    flags: flags
      .split(' ')
      .filter((flag) => flag !== '' && flag !== '\\Recent')
      .sort(),
  };
}
