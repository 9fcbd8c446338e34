import { spawn } from 'node:child_process';

/** A running Dovecot and all its processes. */
export type DovecotProcess = {
  /** What it has logged so far, at most the last 64 KB. */
  log(): string;
  /** Ends all its processes in order, as SIGTERM does, and resolves when they are gone. */
  end(): Promise<void>;
};

// The server ends when our end of its standard input closes: by `end`, and also when this process
// dies in whatever way, which no handler in it could see to. The signal goes to the whole group,
// for a master alone waits seconds for its idle processes, and again, for a process that is just
// being forked may miss it; the shell itself outlives it.
const WHILE_STDIN_IS_OPEN = `trap : TERM
exec 3<&0
"$@" 3<&- </dev/null &
server=$!
{
  trap : TERM
  cat <&3 >/dev/null
  while kill -0 "$server" 2>/dev/null; do
    kill -TERM 0
    sleep 0.1
  done
} &
wait "$server"
status=$?
while kill -0 "$server" 2>/dev/null; do
  wait "$server"
  status=$?
done
exit $status`;

const LOG_LIMIT = 65_536;

/**
 * Starts Dovecot in the foreground and resolves when it accepts connections: it says so in its
 * log after it has opened its ports. Rejects with what it logged when it ends before that.
 */
export function runDovecot(program: string, configFile: string): Promise<DovecotProcess> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      'sh',
      ['-c', WHILE_STDIN_IS_OPEN, 'dovecot', program, '-F', '-c', configFile],
      // A group of its own: the terminal's Ctrl-C is for the program, which ends the server in order.
      { stdio: ['pipe', 'ignore', 'pipe'], detached: true },
    );
    let log = '';
    let isUp = false;
    const ended = new Promise<void>((done) => child.once('exit', () => done()));
    child.once('error', reject);
    // Not at 'exit', when the last of what it said may still be on its way.
    child.once('close', () => {
      if (!isUp) reject(new Error(`Dovecot did not start. It said:\n${log.trim() || 'nothing'}`));
    });
    child.stdin.on('error', () => undefined);
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      log = (log + text).slice(-LOG_LIMIT);
      if (isUp || !log.includes('starting up for ')) return;
      isUp = true;
      resolve({
        log: () => log,
        end: async () => {
          child.stdin.end();
          await ended;
          endStragglers(child.pid);
        },
      });
    });
  });
}

/** A login process may outlive its master for a moment, and with it the port it listens on. */
function endStragglers(group: number | undefined): void {
  if (group === undefined) return;
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    // Nobody of it is left, which is what is wanted.
  }
}
