import { done, orRefuse } from '../../contract/outcome.ts';
import { attachments } from '../../contract/resources/attachments.ts';
import { reasonRequest } from '../../contract/resources/payments.ts';
import { commandRoute, readRoutes, recordAt, serve } from '../../http/crudRouter.ts';
import { special, write, type Route } from '../../http/route.ts';
import { unitOfWork } from '../../store/unitOfWork.ts';
import { attachFile, openFile, withdrawFile } from './service.ts';
import { attachmentSpec } from './store.ts';

const served = serve({ definition: attachments, spec: attachmentSpec });

const upload = write({
  method: 'post',
  path: '/attachments',
  access: { resource: 'attachments', action: 'create' },
  summary: 'Attach one file to a record, as multipart/form-data with the field "file"',
  body: attachments.create,
  answers: attachments.record,
  upload: 'one',
  run: async (unit, { body, file }, user) =>
    done({ body: orRefuse(await attachFile(unit, body, file, user)) }),
});

/** Sends a file. A look writes an audit event, so it is no plain read. */
const content = special({
  method: 'get',
  path: '/attachments/:id/file',
  access: { resource: 'attachments', action: 'reveal' },
  summary: 'The bytes of a file; each look is kept on record',
  run: async ({ deps, params }, user) => {
    if (user === null) throw new Error('a file without a user');
    return await unitOfWork(deps, { id: user.id, name: user.full_name }, async (unit) => {
      return await openFile(unit, await recordAt(unit.db, attachments, params), user);
    });
  },
});

export const attachmentRoutes: Route[] = [
  ...readRoutes(served),
  upload,
  content,
  commandRoute(
    served,
    'withdraw',
    'Withdraw a file; supervisors and compliance still read it',
    reasonRequest,
    withdrawFile,
  ),
];
