import 'react';

declare module 'react' {
  interface CSSProperties {
    /** Custom properties of the style sheets. */
    [variable: `--${string}`]: string | undefined;
  }
}
