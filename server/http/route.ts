import type { IncomingHttpHeaders } from 'node:http';
import type { Knex } from 'knex';
import type { z } from 'zod';
import type { Scope } from '../store/scope.ts';
import type { Permission } from '../contract/access.ts';
import type { Language, Role } from '../contract/enums.ts';
import type { SentFile } from '../domain/files.ts';
import type { ToDo } from '../domain/signIn.ts';
import type { Outcome } from '../contract/outcome.ts';
import type { Deps } from '../deps.ts';
import type { UnitOfWork } from '../store/unitOfWork.ts';

/** Who a session is of. */
export interface Person {
  readonly id: number;
  readonly username: string;
  readonly full_name: string;
  readonly role: Role;
  readonly team: string | null;
  /** What they have to do before anything else. */
  readonly to_do?: ToDo | null;
  /** Whether they showed within the last minutes that it is them. */
  readonly confirmed?: boolean;
}

export interface SignedIn extends Person {
  /** Which borrowers they see; null where it is the whole book. */
  readonly scope: Scope | null;
}

/** One of several files, under the name of the form's field it came in. */
export interface NamedFile extends SentFile {
  readonly field: string;
}

export interface Request<Body> {
  readonly deps: Deps;
  readonly language: Language;
  readonly businessDate: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  /** Where the request comes from; behind a proxy that is trusted, what that says. */
  readonly address: string;
  readonly body: Body;
  /** The body as it was sent, where it was JSON: what a signature is about. */
  readonly raw?: string | undefined;
  /** The file of a route that says `upload`; the route itself refuses a request without one. */
  readonly file?: SentFile | undefined;
  /** The files of a route that takes several; none where it was sent JSON. */
  readonly files?: readonly NamedFile[];
}

/**
 * A body that is text or bytes is sent as it is, with a Content-Type of its own; text in parts as
 * it comes; any other as JSON.
 */
export interface Answer {
  readonly body: unknown;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Described {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** The path below `/api`, in Express's form: `/loans/:id`. */
  readonly path: string;
  readonly summary: string;
  /** Schema of the JSON body; a body that does not fit is refused before anything runs. */
  readonly body?: z.ZodType;
  readonly answers?: z.ZodType;
  /** What its caller may still have to do; others do that first. */
  readonly whileToDo?: readonly ToDo[];
}

/** Who may call: nobody is let in by leaving this out, the type has no route without it. */
type RouteAccess = 'public' | 'signed_in' | Permission;

export type Reading = Described & {
  readonly kind: 'read';
  readonly access: RouteAccess;
  run(db: Knex, request: Request<unknown>, user: SignedIn): Promise<Outcome<Answer>>;
};
/** A write: runs as one unit of work, replays its first answer to a repeated Idempotency-Key. */
export type Writing = Described & {
  readonly kind: 'write';
  readonly access: Permission;
  /**
   * False where the answer holds plain personal data: it is not kept for a repeat, which runs and
   * is logged anew.
   */
  readonly keptAnswer?: boolean;
  /**
   * Takes one file beside its fields, as multipart/form-data; or `several`, with the JSON of its
   * body in the field `record`. Read only once session and permission are known.
   */
  readonly upload?: 'one' | 'several';
  run(unit: UnitOfWork, request: Request<unknown>, user: SignedIn): Promise<Outcome<Answer>>;
};
/** Neither a read nor a write, such as signing in and out, or health. */
export type Special = Described & {
  readonly kind: 'special';
  readonly access: RouteAccess;
  /** Takes a file as a write does, read only once session and permission are known. */
  readonly upload?: 'one';
  run(request: Request<unknown>, user: SignedIn | null): Promise<Outcome<Answer>>;
};
export type Route = Reading | Writing | Special;

type Typed<R extends Route, S extends z.ZodType | undefined> = Omit<R, 'kind' | 'run' | 'body'> & {
  body?: S;
};
type Body<S> = S extends z.ZodType ? z.output<S> : undefined;

export function read<S extends z.ZodType | undefined = undefined>(
  route: Typed<Reading, S> & {
    run(db: Knex, request: Request<Body<S>>, user: SignedIn): Promise<Outcome<Answer>>;
  },
): Reading {
  return { ...route, kind: 'read' } as Reading;
}
export function write<S extends z.ZodType | undefined = undefined>(
  route: Typed<Writing, S> & {
    run(unit: UnitOfWork, request: Request<Body<S>>, user: SignedIn): Promise<Outcome<Answer>>;
  },
): Writing {
  return { ...route, kind: 'write' } as Writing;
}
export function special<S extends z.ZodType | undefined = undefined>(
  route: Typed<Special, S> & {
    run(request: Request<Body<S>>, user: SignedIn | null): Promise<Outcome<Answer>>;
  },
): Special {
  return { ...route, kind: 'special' } as Special;
}
