/** Where a headless command writes: people read lines, scripts read JSON objects (SEC-3: no secrets). */
export type Output = {
  /** A result: one JSON object a line with --json, else `text`. */
  result: (json: object, text: string) => void;
  /** A sentence about a failure, on stderr. */
  fail: (sentence: string) => void;
};

export function createOutput(json: boolean): Output {
  return {
    result: (object, text) => {
      process.stdout.write(json ? `${JSON.stringify(object)}\n` : `${text}\n`);
    },
    fail: (sentence) => {
      process.stderr.write(`godwit: ${sentence}\n`);
    },
  };
}
