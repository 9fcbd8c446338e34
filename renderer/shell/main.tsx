import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Cache } from '../../app/cache/schema.ts';
import '../ui/tokens.css';
import '../ui/base.css';
import { WordsProvider } from '../ui/words/context.tsx';
import { en } from '../ui/words/en/index.ts';
import { App } from './app.tsx';
import { CacheLink, CacheLinkProvider, CacheProvider, listenForCachePort } from './cache-link.ts';
import { ErrorBoundary } from './error-boundary.tsx';

// Before anything else: the port may come as soon as the page has loaded.
const link = new CacheLink();
listenForCachePort(link);
const cache = new Cache();

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root element');
createRoot(root).render(
  <StrictMode>
    <WordsProvider value={en}>
      <ErrorBoundary>
        <CacheLinkProvider value={link}>
          <CacheProvider value={cache}>
            <App />
          </CacheProvider>
        </CacheLinkProvider>
      </ErrorBoundary>
    </WordsProvider>
  </StrictMode>,
);
