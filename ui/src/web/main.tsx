import { render } from 'preact';
import { z } from 'zod';
import { App } from './app/app.tsx';
import './styles/index.css';

// The content security policy forbids code from strings, which zod would otherwise try to use.
z.config({ jitless: true });

const root = document.querySelector('#app');
if (root !== null) render(<App />, root);
