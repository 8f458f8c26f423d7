import { Box } from '@mui/material';

interface Props {
  name: string;
  count: number | undefined;
  /** The count explained in words. */
  hint: string;
}

/** A room's name with how much waits there. */
export const WaitingCount = ({ name, count, hint }: Props) =>
  count ? (
    <Box
      component="span"
      sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: 1 }}
    >
      {name}
      <Box
        component="span"
        className="figures"
        title={hint}
        sx={{
          px: 0.75,
          minWidth: 20,
          textAlign: 'center',
          borderRadius: 5,
          fontSize: '0.75rem',
          lineHeight: '18px',
          bgcolor: 'action.selected',
          color: 'primary.main',
          fontWeight: 600,
        }}
      >
        {count}
      </Box>
    </Box>
  ) : (
    <>{name}</>
  );
