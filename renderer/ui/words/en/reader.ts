/** The words of `features/reader`. */
export const reader = {};
