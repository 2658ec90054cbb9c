import type { ReactNode } from 'react'
import { Body, Button, Container, Head, Heading, Html, Link, Preview, Section, Text } from 'react-email'
import { env } from '@/lib/core/env'
import { mail } from '@/lib/messages/en/mail'

// The look of every message. Mail programs know neither our style sheet nor oklch, so the brand's values stand here once
// more, as hex; no picture is loaded, so that opening a message tells nobody.
const INK = '#26231f'
const QUIET = '#66625b'
const ACCENT = '#00745f'
const GROUND = '#f9f8f6'
const LINE = '#e0ddd8'
const FONT = "'Geist', ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif"
const MONO = "'Geist Mono', ui-monospace, 'SF Mono', Menlo, monospace"

const text = { color: INK, fontSize: '16px', lineHeight: '24px', margin: '0 0 16px' }

interface LayoutProps {
  locale: string
  subject: string
  /** The line that mail programs show beside the subject. */
  preview: string
  name: string
  children: ReactNode
}

/** The frame of a message: mark, greeting, what it has to say, and why it came. */
export const Layout = ({ locale, subject, preview, name, children }: LayoutProps) => (
  <Html lang={locale} dir="ltr">
    <Head>
      <title>{subject}</title>
      <meta name="color-scheme" content="light" />
    </Head>
    <Preview>{preview}</Preview>
    <Body style={{ backgroundColor: GROUND, fontFamily: FONT, margin: 0, padding: '32px 12px' }}>
      <Container style={{ backgroundColor: '#ffffff', border: `1px solid ${LINE}`, borderRadius: '8px', maxWidth: '560px', padding: '32px' }}>
        <Mark />
        <Heading as="h1" style={{ color: INK, fontSize: '22px', fontWeight: 600, letterSpacing: '-0.01em', lineHeight: '28px', margin: '24px 0 16px' }}>
          {subject}
        </Heading>
        <Paragraph>{mail.greeting({ name })}</Paragraph>
        {children}
      </Container>
      <Container style={{ maxWidth: '560px', padding: '16px 32px' }}>
        <Text style={{ color: QUIET, fontSize: '13px', lineHeight: '20px', margin: 0 }}>{mail.footer(new URL(env.APP_URL).host)}</Text>
      </Container>
    </Body>
  </Html>
)

/** The gate in three bars. Table cells with a colour show in every mail program. */
const Mark = () => (
  <table role="presentation" className="no-text" cellPadding={0} cellSpacing={0} border={0}>
    <tbody>
      <tr>
        <Bar height={20} />
        <Bar height={14} />
        <Bar height={20} />
        <td style={{ color: INK, fontSize: '16px', fontWeight: 600, paddingLeft: '6px' }}>{'Gatehouse'}</td>
      </tr>
    </tbody>
  </table>
)

const Bar = ({ height }: { height: number }) => (
  <td style={{ paddingRight: '2px', verticalAlign: 'top' }}>
    <div style={{ backgroundColor: ACCENT, borderRadius: '2px', height: `${height}px`, width: '5px' }} />
  </td>
)

export const Paragraph = ({ children }: { children: ReactNode }) => <Text style={text}>{children}</Text>

/** What is less important, or a warning, smaller and grey. */
export const Note = ({ children }: { children: ReactNode }) => <Text style={{ ...text, color: QUIET, fontSize: '14px', lineHeight: '20px' }}>{children}</Text>

/** The one thing to do, as a button and as an address for those who cannot press it. */
export const Action = ({ href, children }: { href: string; children: string }) => (
  <>
    <Section style={{ margin: '24px 0' }}>
      <Button href={href} style={{ backgroundColor: ACCENT, borderRadius: '6px', color: '#ffffff', fontSize: '16px', fontWeight: 500, padding: '12px 20px' }}>
        {children}
      </Button>
    </Section>
    {/* The text part has the button's address already. */}
    <Section className="no-text">
      <Note>
        {mail.linkFallback}
        <br />
        <Link href={href} style={{ color: ACCENT, wordBreak: 'break-all' }}>
          {href}
        </Link>
      </Note>
    </Section>
  </>
)

/** Pairs of a name and a value, one below the other. */
export const Facts = ({ facts }: { facts: [name: string, value: string][] }) => (
  <Section style={{ border: `1px solid ${LINE}`, borderRadius: '8px', margin: '0 0 16px', padding: '12px 16px' }}>
    {facts.map(([name, value]) => (
      <Text key={name} className="line" style={{ ...text, fontSize: '15px', margin: '4px 0' }}>
        <span style={{ color: QUIET }}>{`${name}: `}</span>
        <span style={{ fontFamily: MONO, fontWeight: 500 }}>{value}</span>
      </Text>
    ))}
  </Section>
)

/** Somebody else's words: set apart, lines kept. */
export const Quoted = ({ children }: { children: string }) => (
  <Section style={{ borderLeft: `3px solid ${LINE}`, margin: '0 0 16px', paddingLeft: '16px' }}>
    {children.split('\n').map((line, index) => (
      <Text key={index} className="line" style={{ ...text, margin: '0 0 4px' }}>
        {line}
      </Text>
    ))}
  </Section>
)
