// Preloaded into Electron's own install script, whose fetch has no deadline worth the name: a host
// that swallows packets would hold it for minutes. Here silence ends the download.
const ANSWER_MS = 5_000;
const STALL_MS = 30_000;
const realFetch = globalThis.fetch;

globalThis.fetch = async (input, init) => {
  const controller = new AbortController();
  let timer;
  const allow = (milliseconds, sentence) => {
    clearTimeout(timer);
    timer = setTimeout(() => controller.abort(new Error(sentence)), milliseconds);
  };
  allow(ANSWER_MS, `its host did not answer within ${ANSWER_MS / 1000} seconds`);
  let response;
  try {
    response = await realFetch(input, { ...init, signal: controller.signal });
  } catch (error) {
    clearTimeout(timer);
    const code = error?.cause?.code ?? error?.cause?.message;
    throw code === undefined ? error : new Error(`its host cannot be reached (${code})`);
  }
  if (!response.ok || response.body === null) {
    clearTimeout(timer);
    return response;
  }
  const stalled = `the download stood still for ${STALL_MS / 1000} seconds`;
  allow(STALL_MS, stalled);
  const watched = new TransformStream({
    transform(chunk, out) {
      allow(STALL_MS, stalled);
      out.enqueue(chunk);
    },
    flush() {
      clearTimeout(timer);
    },
  });
  return new Response(response.body.pipeThrough(watched), {
    status: response.status,
    statusText: response.statusText,
    headers: response.headers,
  });
};
