import type { Ref } from 'react';
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  FieldError,
  Input,
  Label,
  Text,
} from 'react-aria-components';
import styles from './field.module.css';

export type TextFieldProps = Omit<AriaTextFieldProps, 'className' | 'children' | 'style'> & {
  label: string;
  /** A sentence below the field that helps to fill it in. */
  description?: string;
  /** What is wrong with the value, in the user's words. Sets the field invalid. */
  error?: string | null;
  placeholder?: string;
  inputRef?: Ref<HTMLInputElement>;
};

/** A labelled line of text; its description and its error are announced with it. */
export function TextField({
  label,
  description,
  error,
  placeholder,
  inputRef,
  ...rest
}: TextFieldProps) {
  const wrong = error !== undefined && error !== null && error !== '';
  return (
    <AriaTextField
      {...rest}
      isInvalid={wrong || rest.isInvalid === true}
      className={styles.field ?? ''}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <Input ref={inputRef} placeholder={placeholder} className={styles.input ?? ''} />
      {description === undefined || wrong ? null : (
        <Text slot="description" className={styles.description ?? ''}>
          {description}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>{wrong ? error : undefined}</FieldError>
    </AriaTextField>
  );
}
