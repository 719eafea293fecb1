import { VoiceNumbers } from './VoiceNumbers.tsx';
import { VoiceOverTime } from './VoiceOverTime.tsx';

export function VoicePage() {
  return (
    <>
      <VoiceOverTime />
      <VoiceNumbers />
    </>
  );
}
