import { useId } from 'react';

import { autocompleteOf, typeOf } from './forms.js';

export function Form({ form, onSend }) {
  const submit = (event) => {
    event.preventDefault();
    onSend(new FormData(event.currentTarget));
  };
  return (
    <form onSubmit={submit}>
      {form.fields.map((field) => (
        <Field key={field.path} field={field} />
      ))}
      <button type="submit">{form.label}</button>
    </form>
  );
}

function Field({ field }) {
  const id = useId();
  const { path, label = path, type, required, value, options, messages } = field;
  const attributes = {
    id,
    name: path,
    required: required && type !== 'boolean',
    'aria-invalid': messages.length > 0,
    'aria-describedby': `${id}-about`,
  };
  return (
    <p>
      <label htmlFor={id}>{label}</label>{' '}
      {options ? (
        <select {...attributes}>
          {options.map((option) => (
            <option key={option.label} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : type === 'boolean' ? (
        <input {...attributes} type="checkbox" defaultChecked={value === true} />
      ) : (
        <input {...attributes} type={typeOf(field)} autoComplete={autocompleteOf(field)} defaultValue={value} />
      )}{' '}
      <strong id={`${id}-about`}>{messages.map(({ text }) => text).join(' ')}</strong>
    </p>
  );
}
