import { useEffect, useMemo, useRef } from 'react';

import { Form } from './Form.jsx';
import { actionsOf, alertsOf, formsOf, paramsOf, waitingFor } from './forms.js';
import { useSignIn } from './useSignIn.js';

export function SignIn() {
  const { state, tokens, busy, failed, send, restart } = useSignIn();
  const forms = useMemo(() => (state ? formsOf(state) : []), [state]);
  const section = useRef(null);

  useEffect(() => {
    if (forms.length > 0) section.current.querySelector('input, select')?.focus();
  }, [forms]);

  if (tokens) return <p role="status">You are signed in ({tokens.scope}).</p>;
  return (
    <main>
      <div role="alert">
        {failed && <p>This did not work. Check your connection, or start again.</p>}
        {state && alertsOf(state).map(({ text }) => <p key={text}>{text}</p>)}
      </div>
      <p role="status">{state && waitingFor(state)}</p>
      <section ref={section} inert={busy}>
        {forms.map((form) => (
          <Form
            key={form.id}
            form={form}
            onSend={(data) => send(() => state.proceed(form.name, paramsOf(form, data)))}
          />
        ))}
        {state &&
          actionsOf(state).map((name) => (
            <button key={name} type="button" onClick={() => send(() => state.actions[name]())}>
              {name.split('-').at(-1)}
            </button>
          ))}
      </section>
      <button type="button" onClick={restart}>
        Start again
      </button>
    </main>
  );
}
