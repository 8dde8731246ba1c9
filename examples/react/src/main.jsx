import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { SignIn } from './SignIn.jsx';

createRoot(document.querySelector('#app')).render(
  <StrictMode>
    <SignIn />
  </StrictMode>,
);
