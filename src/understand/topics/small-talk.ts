/** Lines of no business: what a topic that is known by a few examples is told apart from. Made up for this purpose. */
export const smallTalk: readonly string[] = `
good morning everyone, have a lovely day
happy friday to all of you
what a match last night, well played
can't believe it is monday again
i love this song so much
thanks for the follow
who else is watching this tonight
happy birthday to my best friend
just had the best coffee in town
look at this view from our balcony
on my way to work, traffic is light today
this is so funny, i can't stop laughing
does anyone know a good book to read
my dog is the cutest thing in the world
the weather is beautiful this weekend
new video is up, check it out
i miss my family so much right now
congratulations to the whole team on this award
we are hiring, apply before the end of the month
follow us for more news and stories
read our latest article here
what are you doing this weekend
so proud of my sister today
the president will speak at noon
prices of shares went up this morning, says the report
join us on saturday at the market square
i need a holiday
this film made me cry
great to see so many people at the concert
never give up on your dreams
can you tell me a joke
what is the capital of australia
how tall is the highest mountain
set an alarm for seven in the morning
what should i cook for dinner
turn the lights off in the kitchen
how do you spell necessary
what time is it in tokyo
thank you so much, you made my day
yes please
no idea what you mean
ok, see you tomorrow
hello, how are you
i don't know
that is not what i said
you are the best
this is the worst day ever
i am so tired of this
please help me with this
why is nobody talking about this
`
  .split('\n')
  .filter((line) => line !== '');
