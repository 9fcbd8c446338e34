import { parseArgs } from 'node:util';

/** What the program was asked to do. */
export type Command =
  | { type: 'window' }
  | { type: 'help' }
  | { type: 'sync' }
  | { type: 'search'; query: string }
  | { type: 'export'; directory: string };

export type Invocation = {
  command: Command;
  profile: string | null;
  accountsFile: string | null;
  json: boolean;
};

export const helpText = `godwit: the desktop email client for people who own their mail

  --profile DIR            use this data directory
  --accounts FILE          add or update accounts from a JSON file
  --headless sync          no window: sync every account until stored and searchable, then exit
  --headless search QUERY  print matching messages from the cache, no network
  --headless export DIR    write every message of the cache, byte for byte, as
                           DIR/<account>/<folder>/<sha256>.eml, and DIR/manifest.jsonl
  --json                   one JSON object a line on stdout, nothing else on stdout
  --help                   this text

Exit status: 0 done, 1 something failed (said on stderr), 2 wrong usage.
On Linux without a display, run it under xvfb-run.
`;

// Switches of Chromium that a person or a test runner may give; they are not ours to judge.
const chromiumSwitch =
  /^--(no-sandbox|password-store|ozone-platform|ozone-platform-hint|inspect|remote-debugging-port|remote-debugging-pipe|disable-gpu|enable-logging|force-device-scale-factor|lang|user-data-dir|disable-dev-shm-usage|force-dark-mode|force-color-profile|js-flags)(=|$)/;

/**
 * The arguments after the program's own name (and the app directory, in development).
 *
 * @param developed whether the program runs from an app directory given on the command line
 */
export function ownArguments(argv: readonly string[], developed: boolean): string[] {
  const rest = argv.slice(1);
  const from = developed ? rest.findIndex((argument) => !argument.startsWith('-')) + 1 : 0;
  return rest.slice(from).filter((argument) => !chromiumSwitch.test(argument));
}

/** Reads the command line; a string is the sentence that says what is wrong with it. */
export function parseCommandLine(args: readonly string[]): Invocation | string {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const { values, positionals } = parsed;
  const base = {
    profile: values.profile ?? null,
    accountsFile: values.accounts ?? null,
    json: values.json ?? false,
  };
  if (values.help) return { ...base, command: { type: 'help' } };
  if (!values.headless) {
    const [stray] = positionals;
    return stray === undefined
      ? { ...base, command: { type: 'window' } }
      : `"${stray}" is not an argument Godwit knows.`;
  }
  const [verb, operand, ...more] = positionals;
  if (more.length > 0)
    return `"${more[0]}" is one argument too many; quote a query of several words.`;
  switch (verb) {
    case 'sync':
      return operand === undefined
        ? { ...base, command: { type: 'sync' } }
        : `"sync" takes no argument, but got "${operand}".`;
    case 'search':
      return operand === undefined
        ? '"search" needs a query.'
        : { ...base, command: { type: 'search', query: operand } };
    case 'export':
      return operand === undefined
        ? '"export" needs a directory.'
        : { ...base, command: { type: 'export', directory: operand } };
    case undefined:
      return '"--headless" needs one of: sync, search QUERY, export DIR.';
    default:
      return `"--headless ${verb}" is not known; it is one of: sync, search QUERY, export DIR.`;
  }
}

/** Whether Chromium will find something to draw on: it needs that even with no window. */
export function hasDisplay(
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
  argv: readonly string[],
): boolean {
  if (platform !== 'linux') return true;
  if (argv.some((argument) => argument.startsWith('--ozone-platform='))) return true;
  return Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY);
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      profile: { type: 'string' },
      accounts: { type: 'string' },
      headless: { type: 'boolean' },
      json: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
}
