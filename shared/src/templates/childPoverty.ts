/**
 * The sample: forty kinds of organisation round a local child poverty partnership. The numbers are illustrative and
 * say nothing about any real body.
 */
export const childPovertyCsv = `name,sector,description,influence,interest,relationship,attitude,notes
Council chief executive's office,Local authority,Corporate lead for the joint local child poverty action report; sets council-wide priorities and budget direction,92,58,medium,supporter,Pre-loaded. Decides. Strategic lead sits here but time is short
Council children's services,Local authority,Social work and family support for children and young people; holds the children's services plan,84,82,strong,supporter,Pre-loaded. Decides. Crisis work crowds out early help
Council education service,Local authority,Runs schools and early years; controls cost-of-the-school-day policy and attainment funding,86,72,strong,supporter,Pre-loaded. Decides. Drivers: cost of living
Council housing and homelessness service,Local authority,Allocations and homelessness prevention and temporary accommodation,76,54,medium,supporter,Pre-loaded. Decides. Drivers: cost of living
Council revenues and finance service,Local authority,Council tax reduction and school clothing grants and recovery of council tax and school meal debt,80,30,weak,neutral,Added in silent listing. Decides. Recovery rules can cut across anti-poverty aims; ask about a debt pause
Council welfare rights team,Local authority,Income maximisation and appeals and benefit take-up work,56,92,strong,champion,Pre-loaded. Delivers. Drivers: social security
Council employability team,Local authority,Parental employment support and keyworker offer,62,78,strong,champion,Pre-loaded. Delivers. Drivers: work and earnings
Council transport planning,Local authority,Supported bus services and active travel and fares policy,54,22,weak,neutral,Added in silent listing. Sways operators. Drivers: cost of living and work and earnings
Councillor with the anti-poverty brief,Elected members,Portfolio holder who presents child poverty reports to committee,82,74,medium,supporter,Pre-loaded. Decides. Role not person: changes at elections
Ward councillors,Elected members,Local members across all parties with constituency caseload,64,52,medium,neutral,Pre-loaded. Sway decisions. Often share concerns with community groups
Local MSP and MP offices,Elected members,Constituency and regional parliamentary offices,66,46,weak,neutral,Pre-loaded. Sway decisions. Send casework trends quarterly
NHS board public health team,Health,Joint owner of the annual action report; data and inequality lead,80,84,strong,champion,Pre-loaded. Decides jointly with the council
Health and social care partnership,Health,Integrated health and care planning and commissioning,84,50,medium,supporter,Pre-loaded. Decides. Adult services dominate the agenda
Midwifery and health visiting and family nurse service,Health,Universal contact from pregnancy to school age with intensive support for young mothers,54,84,medium,supporter,Pre-loaded. Delivers. Covers child under one and mother under 25 but speaks for them rather than as them
GP practices in high-deprivation areas,Health,Group of practices some with an embedded money adviser,50,40,weak,neutral,Added in silent listing. Delivers. Good trusted setting for advice referral
National government child poverty unit,National government,Sets the national delivery plan and guidance and funding conditions,88,76,weak,supporter,Pre-loaded. Decides nationally. Reach through improvement body
Devolved social security agency local team,National public body,Local face-to-face support for devolved payments,66,76,medium,supporter,Pre-loaded. Delivers. Drivers: social security
Jobcentre local office,National public body,Work coaching and UK benefit conditionality,72,44,weak,neutral,Pre-loaded. Delivers. Drivers: social security and work and earnings; trust is low among families
National improvement support body,National public body,Feedback and peer learning and tools for local child poverty leads,52,76,strong,champion,Pre-loaded. Sways. Route to other areas' practice
Third sector interface,Third sector,Represents and supports local voluntary organisations in community planning,58,74,strong,supporter,Pre-loaded. Sways. One seat for several hundred groups
Independent advice centre,Third sector,Free money and benefits and housing advice with campaign and evidence role,52,92,strong,champion,Pre-loaded. Delivers and sways. Holds client evidence
Food bank and community pantry network,Third sector,Emergency food and low-cost food membership shops,34,88,strong,supporter,Pre-loaded. Delivers. Wants fewer referrals needed rather than more storage
National anti-poverty campaign charity,Third sector,Research and campaigning with a small local project,46,90,medium,critic,Pre-loaded. Sways. Critical friend: publishes uncomfortable evidence
Lone parent family charity,Third sector,Advice and peer groups for lone parents,40,90,medium,champion,Pre-loaded. Delivers. Priority group: lone parent families
Disability and carers organisation,Third sector,Support for disabled adults and disabled children and unpaid carers,36,80,weak,supporter,Added in silent listing. Priority group: families with a disabled adult or child
Minority ethnic and refugee family group,Third sector,Volunteer-led support and interpreting and hardship help,24,82,weak,neutral,Added in silent listing. Priority group: minority ethnic families. Not yet asked what they want
Domestic abuse support service,Third sector,Refuge and outreach including help with economic abuse,42,76,medium,supporter,Added in silent listing. Delivers. Safety rules limit data sharing
Credit union,Third sector,Affordable loans and savings with payroll partners,38,58,medium,supporter,Added in silent listing. Drivers: cost of living
Community development trust,Community,Community-owned anchor body with a building and a local action plan,44,72,medium,supporter,Pre-loaded. Delivers. Physical hub and trusted door
Parents' panel on low income,Lived experience,Paid panel of parents advising the partnership,30,96,medium,critic,Pre-loaded. Directly affected. Wants to see what changed after the last consultation
Children and young people's forum,Lived experience,Youth voice group drawn from secondary schools and youth work,22,78,weak,neutral,Added in silent listing. Directly affected. Check who is not in it
Families in remote villages,Lived experience,Low-income families with long travel and high fuel costs and no organisation of their own,10,88,weak,neutral,Added in silent listing. Directly affected. Nobody speaks for them; find a route in
Head teachers' network,Education,Primary and secondary and additional-support-needs heads,62,62,medium,supporter,Pre-loaded. Delivers. See poverty daily; workload limits meetings
Early learning and childcare providers,Education,Council and private and voluntary nurseries and out-of-school clubs,44,56,medium,neutral,Pre-loaded. Delivers. Drivers: work and earnings; worried about sustainability rates
Housing associations,Housing,Local social landlords with tenancy sustainment staff,60,64,strong,supporter,Pre-loaded. Delivers. Drivers: cost of living
Private landlords and letting agents,Housing,Small landlords plus two large agents,46,14,weak,blocker,Added in silent listing. Drivers: cost of living. Wary of regulation
Largest local employers,Private sector,Food processing and care and retail employers with many part-time parents,66,24,weak,neutral,Pre-loaded. Decide on hours and pay. Drivers: work and earnings
Bus operators,Private sector,Commercial operators setting routes and timetables and fares,58,16,weak,critic,Added in silent listing. Decide on routes. Evening cuts hit shift workers
Independent grant funder,Funders,Lottery or trust funder of family support and advice,60,54,medium,supporter,Pre-loaded. Decides on grants. Funds partnership bids
Local newspaper and community radio,Media,Local news outlets with online following,44,36,weak,neutral,Added in silent listing. Sways public view. Agree stigma-free language first
`
