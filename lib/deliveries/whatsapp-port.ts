/** An approved template with its places filled: what WhatsApp carries to people who have not written to us lately. */
export interface FilledTemplate {
  name: string
  /** As the provider writes it, for example `en_US`. */
  language: string
  /** The texts of its places, in their order; none is empty. */
  parameters: string[]
  /** For a template that carries a code: it also goes onto the button that copies it. */
  code?: string
}

/** A message ready to leave. */
export interface WhatsAppMessage {
  /** Ours; the provider's reports repeat it. */
  id: string
  /** Exactly as it is stored: nobody corrects numbers here (WA-7). */
  to: string
  text: string
  /** Goes instead of the text where there is one. */
  approved?: FilledTemplate | undefined
}

/** That a message was taken: under which name, and by which the reader is known there. */
export interface Taken {
  providerId: string | null
  providerTo: string | null
}

/** How WhatsApp messages leave the house: by the Cloud API, or not at all. */
export interface WhatsAppPort {
  /** True where nothing leaves and the words are kept for the mailbox page instead. */
  readonly isLocal: boolean
  /** @throws what `whatsappFailure` reads. */
  send: (message: WhatsAppMessage) => Promise<Taken>
  /** Asks for our own number without sending. @throws as `send` does. */
  verify: () => Promise<void>
}

/** Not connected: the message stays where it is. */
export const localWhatsApp: WhatsAppPort = {
  isLocal: true,
  send: () => Promise.resolve({ providerId: null, providerTo: null }),
  verify: () => Promise.resolve(),
}
