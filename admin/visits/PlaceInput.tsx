import PlaceIcon from '@mui/icons-material/PlaceOutlined';
import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useInput, useTranslate } from 'react-admin';
import { useVisitPlan } from '../parts/visits/useVisitPlan.ts';

interface Place {
  latitude: number;
  longitude: number;
}

/** An input that was never filled holds an empty text. */
const isPlace = (value: unknown): value is Place => typeof value === 'object' && value !== null;

const WAIT_MS = 20_000;

/** Notes where the collector is, at a press of theirs, if the lender keeps that. */
export function PlaceInput() {
  const translate = useTranslate();
  const plan = useVisitPlan();
  const { field } = useInput({ source: 'place' });
  const [state, setState] = useState<'idle' | 'asking' | 'refused'>('idle');
  if (plan?.place !== true) return null;
  const place = isPlace(field.value) ? field.value : null;
  const ask = () => {
    setState('asking');
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => {
        field.onChange({ latitude, longitude });
        setState('idle');
      },
      () => setState('refused'),
      { enableHighAccuracy: true, timeout: WAIT_MS, maximumAge: 0 },
    );
  };
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, my: 1 }}>
      <Button
        variant="outlined"
        startIcon={<PlaceIcon />}
        disabled={state === 'asking'}
        onClick={place === null ? ask : () => field.onChange(null)}
        sx={{ minHeight: 44 }}
      >
        {translate(place === null ? 'visits.place.note' : 'visits.place.drop')}
      </Button>
      <Typography variant="body2" className="figures" component="output">
        {place !== null && `${place.latitude.toFixed(5)}, ${place.longitude.toFixed(5)}`}
        {state === 'refused' && translate('visits.place.refused')}
      </Typography>
    </Box>
  );
}
