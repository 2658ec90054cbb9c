// Passwords that people choose most, as lists of leaked ones show. Server-side: too long for a browser. Only those of
// 8 characters and more are here, shorter ones are refused anyway. Compared in lower case.
const LIST = `
00000000 000000000 0000000000 01010101 01020304 01234567 012345678 0123456789 09876543 0987654321 10101010 102030405060
10203040 11111111 111111111 1111111111 11112222 11223344 1122334455 112233445566 12121212 123123123 123123123123 12312312
123321123 12341234 12344321 1234512345 12345654321 12345678 123456789 1234567890 12345678900 12345678910 123456789a
123456789q 123456789z 123456787654321 1234567a 1234567q 1234567899 12345qwert 12345abc 12345abcd 123456aa 123456ab 123456abc
123456qwe 123456qwerty 123abc123 123qweasd 123qweasdzxc 123qwe123 1234qwer 1234abcd 1234rewq 12qwaszx 13131313 131313131
135792468 13579246 14141414 142536789 147258369 14725836 147852369 159357456 159753456 159951159 1a2b3c4d 1a2s3d4f
1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz1qaz 1qaz2wsx 1qaz2wsx3edc 1qazxsw2 1qazxsw23edc 1qw23er4 20202020 21212121 22222222
222222222 23232323 25252525 25802580 33333333 333333333 36363636 44444444 45454545 55555555 555555555 5555555555 56565656
66666666 666666666 69696969 741852963 74108520 77777777 777777777 7777777777 78787878 789456123 7894561230 78945612 85208520
852456852 87654321 876543210 88888888 888888888 8888888888 963852741 987654321 9876543210 98765432 99999999 999999999 9999999999
a1234567 a12345678 a123456789 a1b2c3d4 a1b2c3d4e5 a1s2d3f4 aa123456 aa12345678 aaaaaaaa aaaaaaaaa aaaaaaaaaa abc12345 abc123456
abc123abc abcabcabc abcd1234 abcd12345 abcdabcd abcde12345 abcdef123 abcdefgh abcdefg1 abcdefghi abcdefghij academia access14
adidas123 administrator administrador admin123 admin1234 admin12345 admin123456 adminadmin airborne airplane alejandra
alejandro alexander alexander1 alexandra alexandria aliali123 allison1 allstars alphabet amanda123 america1 anastasia andrea123
angelica angelina angel123 anthony1 antonio1 apple123 april123 aquarius arsenal1 asd123456 asdasd123 asdasdasd asdf1234
asdfasdf asdfghjk asdfghjkl asdfqwer ashley12 ashley123 asshole1 athletic august08 australia austin123 azerty123 azertyui
azertyuiop babygirl babygirl1 babyboy1 badboy12 ballerina banana12 barbados barcelona barcelona1 baseball baseball1 basketball
basketball1 batman12 batman123 beautiful beautiful1 benjamin bestfriend bettyboop bigdaddy billabong birthday blackbird blackcat
blackjack blessed1 blessing blink182 blueberry blueeyes bonjour1 bonjour123 bradford brandon1 brazil123 brittany broncos1
brooklyn bubblegum bubbles1 bulldogs butterfly butterfly1 calvin123 camaro123 cameron1 cardinal caroline carolina cassandra
catherine celtic123 champion changeme changeme1 changeme123 charlie1 charlie123 charlotte cheerleader cheese123 chelsea1
chelsea123 cherokee chester1 chicago1 chocolate chocolate1 chris123 christ123 christian christina christine christmas
christopher cinderella claudia1 cleopatra clifford colombia colorado computer computer1 computer123 consumer cookie123 corvette
courtney cowboys1 creative crystal1 cupcake1 daddy123 daniel12 daniel123 danielle darkness december default1 delicious dexter123
diamond1 dinosaur dolphin1 dolphins dominique donald123 dragon12 dragon123 dragonball dreamers drowssap eclipse1 einstein
elephant elizabeth elizabeth1 emmanuel engineer england1 enterprise estrella everton1 excalibur facebook facebook1 familia1
fantasia farscape favorite february fernando ferrari1 firebird firefire fishing1 florence florida1 flowers1 football football1
football12 football123 forever1 forever21 formula1 forsaken fountain freedom1 freedom123 friendly friends1 friends123
friendship fuckyou1 fuckyou123 fuckyou2 fuckoff1 gabriela gabriel1 gabrielle galaxy123 galileo1 garfield gateway1 geronimo
gfhjkmgfhjkm giovanni girlfriend godisgood godislove goldfish goodluck goodluck1 google123 gorgeous grateful greenday guitar123
hannah123 happiness happy123 happyday harley123 harrypotter hawaii123 hello123 hello1234 hello12345 hellohello hellokitty
helpless hercules hermione hiphop123 holiday1 homework honeybee hotstuff iloveyou iloveyou1 iloveyou12 iloveyou123 iloveyou2
iloveyou3 iloveyou! iloveu123 iloveme1 iloveme2 ilovegod ilovehim ilovemom imagine1 immortal inuyasha infinity internet
internet1 isabella isabelle jackson1 jamaica1 january1 jasmine1 jasmine123 jason123 jennifer jennifer1 jeremiah jessica1
jessica123 jesus123 jesuschrist jesuslove jesus777 johncena johnson1 jonathan jonathan1 jordan12 jordan123 jordan23 joseph123
joshua12 joshua123 junior123 justin123 justinbieber katherine kimberly kitty123 kristina lacrosse lalalala lasvegas lauren123
letmein1 letmein12 letmein123 letmein! leonardo liberty1 lightning linkinpark liverpool liverpool1 login123 logitech lollipop
london123 loveable loveforever lovelove lovely123 loveme12 loveme123 loverboy lovergirl loveyou1 loveyou2 lucky123 madison1
magdalena manchester marathon margaret margarita marie123 marijuana marine123 mariposa marlboro marshall martin123 martinez
master12 master123 masterkey matthew1 matthew123 maverick maxwell1 mercedes merlin123 metallica metallica1 michael1 michael12
michael123 michelle michelle1 michigan midnight miguel123 military millions mitchell mohammed mohamed1 monkey12 monkey123
monopoly monster1 montana1 morgan123 motorola mountain muhammad mustang1 mypassword naruto123 natalie1 nathan123 newcastle
newpassword newyork1 nicholas nicholas1 nicole12 nicole123 nightmare nintendo nirvana1 nothing1 november october1 olivia123
operator overlord paradise paradox1 pass1234 pass12345 pass123456 passpass passport passw0rd passw0rd1 passw0rd! password
password! password. password0 password00 password01 password1 password1! password10 password11 password12 password123
password1234 password12345 password123456 password1a password2 password21 password22 password23 password3 password4 password5
password6 password7 password8 password9 password99 passwordpassword patrick1 patricia patriots peaches1 peekaboo penguin1
pepper123 perfect1 philippe phoenix1 pineapple platinum playboy1 playstation pokemon1 pokemon123 p@ssw0rd p@ssword p@ssw0rd1
p@ssw0rd123 p@55w0rd porsche1 portugal positive precious prettygirl princesa princess princess1 princess12 princess123
q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6 qazwsx12 qazwsx123 qazwsxedc qazwsxedcrfv qazxswedc qqqqqqqq qqww1122 qwaszx12 qwe123456
qwe123qwe qweasd123 qweasdzx qweasdzxc qweasdzxc123 qweqweqwe qwer1234 qwer12345 qwer4321 qwerasdf qwert123 qwert1234
qwert12345 qwerty01 qwerty1! qwerty11 qwerty12 qwerty123 qwerty1234 qwerty12345 qwerty123456 qwerty21 qwerty321 qwerty77
qwerty99 qwertyui qwertyuio qwertyuiop qwertyqwerty qwertzui rachel123 raiders1 rainbow1 rangers1 realmadrid rebecca1
redskins reggae123 remember ricardo1 richard1 robert12 robert123 robinson rockstar rockstar1 rolltide ronaldo1 ronaldo7
rootroot rootadmin rosemary runescape russia123 samantha samantha1 samsung1 samsung123 samurai1 sanantonio sandiego santiago
savannah school123 scooter1 scorpion scotland seattle1 sebastian secret12 secret123 security september serenity sexybitch
sexygirl shadow12 shadow123 shannon1 shithead shopping sidekick simpsons skateboard skittles skywalker slipknot slipknot1
smashing snickers snowball snowboard snowflake snowman1 soccer10 soccer11 soccer12 soccer13 soccer123 softball software
somebody sometime something southside spiderman spiderman1 spitfire spongebob spongebob1 squirrel stanford starcraft
starfish starlight startrek starwars starwars1 steelers steelers1 stephanie stephen1 steven123 strawberry student1 student123
stupid123 success1 summer01 summer12 summer123 summertime sunflower sunflower1 sunshine sunshine1 sunshine123 superman
superman1 superman123 supernova superstar superstar1 supervisor swimming swordfish sylvester systemadmin taekwondo teacher1
teddybear temp1234 temporary tennessee teresa123 terminal test1234 test12345 test123456 testtest testing1 testing123 thailand
theodore therock1 thomas123 thousand thuglife thunder1 tigger12 tigger123 tinkerbell tinkerbell1 titanic1 tomorrow tottenham
toyota123 treasure trinity1 trouble1 trustme1 trustno1 trustno1! tttttttt turtle123 twilight unicorn1 universal universe
university unknown1 usuario1 usuario123 vacation valencia valentin valentina valentine vanessa1 vegeta123 veronica victoria
victoria1 victory1 vietnam1 vincent1 virginia volcom123 volleyball wachtwoord walmart1 warcraft warrior1 warriors water123
webmaster welcome1 welcome12 welcome123 welcome1234 welcome! welcome@123 westside whatever whatever1 whatsapp william1 williams
willow123 wilson123 windows1 windows10 winner123 winston1 winter123 wolfgang wonderful woodland wrangler wrestling wwwwwwww
xavier123 xbox3601 xxxxxxxx yamaha123 yankees1 yankees2 yellow12 yellow123 yourname yugioh123 zaq12wsx zaq1zaq1 zaq1xsw2
zaqwsx123 zaqxswcde zxcasdqwe zxcv1234 zxcvbnm1 zxcvbnm12 zxcvbnm123 zxcvbnmm zxczxczx zxczxczxc zzzzzzzz
gatehouse gatehouse1 gatehouse123
`

const common: ReadonlySet<string> = new Set(LIST.trim().split(/\s+/u))

/** Why a new password is refused although it is long enough. The field's messages have a sentence for each. */
export type PasswordProblem = 'commonPassword' | 'personalPassword'

/**
 * Judges a new password by what a guesser tries first: the common ones, one piece repeated or counted on, and the
 * person's own data. Anything else is a good password, whatever it is made of (ASVS 6.2.4, 6.2.5).
 *
 * @param own what is known of the person: e-mail address, name, company.
 * @returns the key of what to say at the field, or null.
 */
export function passwordProblem(password: string, own: readonly string[] = []): PasswordProblem | null {
  const plain = password.toLowerCase()
  if (common.has(plain) || isRepeated(plain) || isCounted(plain)) return 'commonPassword'
  const squeezed = squeeze(plain)
  const personal = own.flatMap((value) => [squeeze(value), squeeze(value.split('@')[0] ?? '')])
  return personal.some((value) => value !== '' && value === squeezed) ? 'personalPassword' : null
}

const squeeze = (text: string): string => text.toLowerCase().replace(/[\s.@_-]+/gu, '')

/** "aaaaaaaa", "abababab", "abcabcabc": up to four characters, over and over. */
const isRepeated = (text: string): boolean => /^(.{1,4}?)\1+$/u.test(text)

/** "23456789", "hgfedcba": every character is the next, or the one before. */
function isCounted(text: string): boolean {
  const codes = Array.from(text, (char) => char.codePointAt(0) ?? 0)
  const steps = new Set(codes.slice(1).map((code, index) => code - (codes[index] ?? 0)))
  return steps.size === 1 && (steps.has(1) || steps.has(-1))
}
