import { useId, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../ui/words/context.tsx';
import styles from './accounts.module.css';

/** Certificates are a few thousand bytes; a bundle of all public authorities is 250 KB. */
const maxBytes = 1_000_000;

type Chosen = { file: string; pem: string };

/** Chooses the certificate of an authority to trust for this account, besides the system's. */
export function CertificateAuthority({
  value,
  onChange,
}: {
  value: Chosen | null;
  onChange: (chosen: Chosen | null) => void;
}) {
  const words = useWords().accounts;
  const [error, setError] = useState<string | null>(null);
  const label = useId();
  const means = useId();

  const read = async (file: File): Promise<void> => {
    setError(null);
    if (file.size >= maxBytes) {
      setError(words.caLarge);
      return;
    }
    try {
      const pem = await file.text();
      if (pem.includes('-----BEGIN CERTIFICATE-----')) onChange({ file: file.name, pem });
      else setError(words.caWrong);
    } catch {
      setError(words.caUnreadable);
    }
  };

  return (
    <fieldset aria-labelledby={label} aria-describedby={means} className={styles.ca}>
      <span id={label} className={styles.label}>
        {words.ca}
      </span>
      <div className={styles.caRow}>
        <FileTrigger
          acceptedFileTypes={['.pem', '.crt', '.cer']}
          onSelect={(files) => {
            const file = files?.[0];
            if (file !== undefined) void read(file);
          }}
        >
          <Button aria-describedby={means}>{words.caChoose}</Button>
        </FileTrigger>
        {value === null ? null : (
          <Button
            kind="quiet"
            onPress={() => {
              setError(null);
              onChange(null);
            }}
          >
            {words.caRemove}
          </Button>
        )}
      </div>
      <span id={means} role="status" className={error === null ? styles.means : styles.error}>
        {error ?? (value === null ? words.caMeans : words.caChosen(value.file))}
      </span>
    </fieldset>
  );
}
