import { onTheWire, type Script } from './scripted-server.ts';

/** A message of the scripted mailbox; without `uidl` UIDL leaves it out. */
export type ScriptedMessage = { content: string; uidl?: string; octets?: number };

/** What a scripted mailbox holds and can do; may be changed between sessions. */
export type ScriptedMailbox = {
  messages: ScriptedMessage[];
  capabilities: string[];
  /** Whether the server knows UIDL, and TOP. */
  uidl: boolean;
  top: boolean;
  /** Answers a command otherwise, if it answers at all. */
  instead: Script['answer'];
};

/** A mailbox with these messages, of which each has its own UIDL. */
export function scriptedMailbox(contents: readonly string[]): ScriptedMailbox {
  return {
    messages: contents.map((content, index) => ({ content, uidl: `u${index + 1}` })),
    capabilities: ['UIDL', 'TOP', 'PIPELINING'],
    uidl: true,
    top: true,
    instead: () => undefined,
  };
}

/** Serves a mailbox as it is at each command (user `ada`, password `secret`). */
export function serveMailbox(box: ScriptedMailbox): Script['answer'] {
  const listed = (line: (message: ScriptedMessage) => string | undefined): string => {
    const lines = box.messages.map((message, index) => [index + 1, line(message)] as const);
    const present = lines.filter(([, value]) => value !== undefined);
    return `+OK\r\n${present.map(([n, value]) => `${n} ${value}\r\n`).join('')}.\r\n`;
  };
  const octets = (message: ScriptedMessage): number => message.octets ?? message.content.length;
  return (command, client) => {
    const instead = box.instead(command, client);
    if (instead !== undefined) return instead === '' ? undefined : instead;
    const [verb = '', first = ''] = command.split(' ');
    const content = box.messages[Number(first) - 1]?.content;
    switch (verb) {
      case 'CAPA':
        return `+OK\r\n${box.capabilities.map((each) => `${each}\r\n`).join('')}.\r\n`;
      case 'USER':
        return '+OK\r\n';
      case 'PASS':
        return first === 'secret' ? '+OK in\r\n' : '-ERR [AUTH] wrong\r\n';
      case 'STAT':
        return `+OK ${box.messages.length} ${box.messages.reduce((sum, each) => sum + octets(each), 0)}\r\n`;
      case 'LIST':
        return listed((message) => String(octets(message)));
      case 'UIDL':
        return box.uidl ? listed(({ uidl }) => uidl) : '-ERR unknown\r\n';
      case 'RETR':
        return content === undefined ? '-ERR no such message\r\n' : `+OK\r\n${onTheWire(content)}`;
      case 'TOP':
        if (!box.top || content === undefined) return '-ERR unknown\r\n';
        return `+OK\r\n${onTheWire(`${content.split('\r\n\r\n')[0]}\r\n\r\n`)}`;
      case 'QUIT':
        client.socket.end('+OK bye\r\n');
        return undefined;
      default:
        return '-ERR unknown\r\n';
    }
  };
}
