import { createContext, useContext } from 'react';
import { en, type Words } from './en/index.ts';

const WordsContext = createContext<Words>(en);

/** Gives the components below it their catalogue. */
export const WordsProvider = WordsContext.Provider;

/** The interface's words in the language of the window. */
export function useWords(): Words {
  return useContext(WordsContext);
}
