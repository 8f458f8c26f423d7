import { lazy } from 'react';

export const Home = lazy(async () => ({ default: (await import('./Home.tsx')).Home }));
