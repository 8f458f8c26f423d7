import { useState } from 'react';
import { reasonOf } from '../providers/http.ts';
import { messageOf } from '../shared/errors.ts';

export interface Shown {
  password: string;
  code?: string;
}

/**
 * A sign-in in one step or two: the password, and a code once the server asks for one. `problem`
 * says what is wrong with what was sent last. `atOnce`: both are asked for together.
 */
export function useTwoSteps(send: (shown: Shown) => Promise<unknown>, atOnce = false) {
  const [code, setCode] = useState('');
  const [asksCode, setAsksCode] = useState(atOnce);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const back = () => {
    setAsksCode(false);
    setCode('');
    setProblem(null);
  };
  const submit = async (password: string) => {
    setBusy(true);
    setProblem(null);
    try {
      await send(asksCode ? { password, code } : { password });
    } catch (error) {
      const isFirst = reasonOf(error) === 'code_needed' && !asksCode;
      if (isFirst) setAsksCode(true);
      else setProblem(messageOf(error));
      setCode('');
      // The password may have been changed between the steps.
      if (reasonOf(error) === 'wrong_password') setAsksCode(atOnce);
    } finally {
      setBusy(false);
    }
  };
  return { code, setCode, asksCode, busy, problem, setProblem, submit, back };
}
