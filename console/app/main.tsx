import { nonce } from './csp.ts';
import 'antd/dist/antd.css';
import './office.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Console } from './console.tsx';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Console nonce={nonce} />
    </StrictMode>,
  );
}
