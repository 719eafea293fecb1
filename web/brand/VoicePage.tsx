import { VoiceNumbers } from './VoiceNumbers.tsx';

export function VoicePage() {
  return <VoiceNumbers />;
}
