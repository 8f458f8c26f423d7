import { describe, expect, it } from 'vitest';
import { pageMemory } from '../../admin/providers/pageMemory.ts';

const keys = encodeURIComponent(JSON.stringify({ first: ['王', 7], last: [null, 9] }));
const listOf = (sort = 'full_name') => {
  const memory = pageMemory();
  return (page: number, header: string | null = keys, filter: object = {}, perPage = 25) => {
    const { query, heard } = memory('borrowers', {
      pagination: { page, perPage },
      sort: { field: sort, order: 'ASC' },
      filter,
    });
    heard(header);
    const [, way, key] = /^&(\w+)=(.*)$/.exec(query) ?? [];
    return way === undefined ? '' : `${way} ${decodeURIComponent(key ?? '')}`;
  };
};

describe('the pages of a list that was read', () => {
  it('are asked for by the edge of the page beside them', () => {
    const read = listOf();
    expect(read(5)).toBe('');
    expect(read(6)).toBe('after [null,9]');
    expect(read(5)).toBe('before ["王",7]');
  });

  it('are read again as they were asked for', () => {
    const read = listOf();
    read(5);
    read(6);
    expect(read(6)).toBe('after [null,9]');
  });

  it('are counted to where none beside them was read last, and the first always', () => {
    const read = listOf();
    read(5);
    expect(read(9)).toBe('');
    read(2);
    expect(read(1)).toBe('');
    expect(read(2, null)).toBe('after [null,9]');
    // A short list tells no keys.
    expect(read(3)).toBe('');
  });

  it('of another filter or length are another list', () => {
    const read = listOf();
    read(5);
    expect(read(6, keys, { q: '王' })).toBe('');
    expect(read(6, keys, {}, 50)).toBe('');
    expect(read(6)).toBe('after [null,9]');
  });

  it('of the twenty lists read last are remembered', () => {
    const read = listOf();
    for (let list = 0; list < 21; list += 1) read(5, keys, { id: list });
    expect(read(6, keys, { id: 0 })).toBe('');
    expect(read(6, keys, { id: 20 })).toBe('after [null,9]');
  });
});
