import { Search, X } from 'lucide-react';
import { type Ref, useId } from 'react';
import { IconButton } from '../../ui/button.tsx';
import { useWords } from '../../ui/words/context.tsx';
import styles from './search-field.module.css';

export type SearchFieldProps = {
  value: string;
  onChange: (value: string) => void;
  /** Escape: the search is over, and the focus goes back to the list. */
  onLeave: () => void;
  /** ArrowDown or Enter: on to the results. */
  onResults: () => void;
  inputRef: Ref<HTMLInputElement>;
};

/** Where a search is typed. */
export function SearchField({ value, onChange, onLeave, onResults, inputRef }: SearchFieldProps) {
  const { search } = useWords();
  const hint = useId();
  return (
    <search className={styles.search}>
      <Search className={styles.icon} size={15} strokeWidth={1.75} aria-hidden />
      <input
        ref={inputRef}
        type="search"
        aria-label={search.label}
        aria-describedby={hint}
        placeholder={search.placeholder}
        autoComplete="off"
        spellCheck={false}
        maxLength={1_000}
        value={value}
        className={styles.input}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Escape') onLeave();
          else if (event.key === 'ArrowDown' || event.key === 'Enter') onResults();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      {value === '' ? null : <IconButton icon={X} label={search.clear} onPress={onLeave} />}
      <div id={hint} className={styles.hint}>
        {search.hint}
      </div>
    </search>
  );
}
