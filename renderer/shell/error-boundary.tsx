import { Component, type ReactNode } from 'react';
import { en } from '../ui/words/en/index.ts';
import styles from './app.module.css';

type Props = { children: ReactNode };

/** Says in a sentence that drawing failed, instead of an empty window or a stack trace. */
export class ErrorBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    // Plain elements and the words themselves: whatever failed must not be needed here.
    return (
      <main className={styles.broken} role="alert">
        <p>{en.shell.broken}</p>
        <button type="button" onClick={() => this.setState({ failed: false })}>
          {en.shell.reload}
        </button>
      </main>
    );
  }
}
