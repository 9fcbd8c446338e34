import { Check, ChevronDown } from 'lucide-react';
import {
  Select as AriaSelect,
  Button,
  FieldError,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
  Text,
} from 'react-aria-components';
import styles from './field.module.css';
import popover from './popover.module.css';

export type SelectProps<T extends string> = {
  label: string;
  value: T;
  onChange: (value: T) => void;
  /** In the order they are shown. */
  options: readonly { value: T; label: string }[];
  description?: string;
  error?: string | null;
  isDisabled?: boolean;
  name?: string;
};

/** A labelled choice of one among a few. */
export function Select<T extends string>({
  label,
  value,
  onChange,
  options,
  description,
  error,
  ...rest
}: SelectProps<T>) {
  const wrong = error !== undefined && error !== null && error !== '';
  return (
    <AriaSelect
      {...rest}
      value={value}
      isInvalid={wrong}
      className={styles.field ?? ''}
      onChange={(key) => {
        const chosen = options.find((option) => option.value === key);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <Button className={styles.trigger ?? ''}>
        {/* By default it repeats the whole option, its tick included. */}
        <SelectValue className={styles.value ?? ''}>
          {({ selectedText }) => selectedText}
        </SelectValue>
        <ChevronDown size={16} strokeWidth={1.75} aria-hidden />
      </Button>
      {description === undefined || wrong ? null : (
        <Text slot="description" className={styles.description ?? ''}>
          {description}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>{wrong ? error : undefined}</FieldError>
      <Popover className={`${popover.popover} ${popover.asWide}`} offset={4}>
        <ListBox
          items={options.map((option) => ({ ...option, id: option.value }))}
          className={styles.options ?? ''}
        >
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className={styles.option ?? ''}>
              <Check size={14} strokeWidth={2} aria-hidden />
              {option.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
