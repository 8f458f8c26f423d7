import { type Identifier, useCreatePath } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { useKeys } from '../useKeys.ts';
import { useWalk } from './useWalk.ts';
import { WalkSteps } from './WalkSteps.tsx';

interface Props {
  resource: string;
  id: Identifier;
  /** The keys rest while a form is open beside the page. */
  keys: boolean;
}

/**
 * On the page of a record that was opened from a list: the next of it by `j`, the one before by
 * `k`. The next takes the place of this one, so that the way back leads to the list.
 */
export function PageSteps({ resource, id, keys }: Props) {
  const navigate = useNavigate();
  const createPath = useCreatePath();
  const open = (next: Identifier) =>
    void navigate(createPath({ resource, type: 'show', id: next }), {
      replace: true,
      state: { _scrollToTop: true },
    });
  const steps = useWalk(resource, id, open);
  useKeys({ j: steps?.toNext, k: steps?.toPrevious }, keys && steps !== null);
  return steps && <WalkSteps resource={resource} steps={steps} />;
}
