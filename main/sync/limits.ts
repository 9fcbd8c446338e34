/** The largest message that is fetched, bytes. A bigger one stays on the server, and it is said. */
export const maxMessageBytes = 128 * 1024 * 1024;

/** Most messages, and most bytes, of one batch; a message bigger than that is alone in its batch. */
export const batchLimits = { maxMessages: 200, maxBytes: 1_500_000 };
