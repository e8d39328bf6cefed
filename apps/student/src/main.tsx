import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { QueryClientProvider } from '@tanstack/react-query';
import { createQueries, firstLanguage, LanguageProvider, SessionProvider, startAppearance } from '@netsign/ui';
import '../../../libs/ui/src/tokens.css';
import './student.css';
import { Boundary } from './parts/boundary.js';
import { link } from './platform.js';
import { Router } from './router.js';

startAppearance();
const queries = createQueries();
const follow = (language: string) => { link.language = language; };

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <LanguageProvider first={firstLanguage()} onChange={follow}>
      <Boundary>
        <QueryClientProvider client={queries}>
          <SessionProvider link={link}>
            <BrowserRouter basename="/student">
              <Router />
            </BrowserRouter>
          </SessionProvider>
        </QueryClientProvider>
      </Boundary>
    </LanguageProvider>
  </StrictMode>,
);
