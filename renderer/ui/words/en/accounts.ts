/** The words of `features/accounts`. */
export const accounts = {};
