/** The forms that stand open on this page, by the names of their places. */
let open: readonly string[] = [];
const watchers = new Set<() => void>();

function set(next: readonly string[]): void {
  open = next;
  for (const watcher of watchers) watcher();
}

export const openForms = (): readonly string[] => open;
export const openForm = (name: string): void => set([...open, name]);
export const closeForm = (name: string): void => {
  const at = open.indexOf(name);
  set(open.filter((_name, index) => index !== at));
};

export function watchOpenForms(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
