# Words of the register, by the codes that files and addresses use.
kind-seizure = Seizure
kind-arrest = Arrest
kind-laboratory-result = Laboratory result
kind-summary = Summary
kind-custody-event = Custody event
kind-screening-alarm = Screening alarm
kind-crop-survey = Crop survey
kind-crop-clearance = Crop clearance
kind-crossing-count = Crossing count
kind-encounter = Encounter
kind-intelligence = Intelligence

class-opioids = Opioids
class-cannabis = Cannabis
class-cocaine = Cocaine
class-amphetamine-type = Amphetamine-type stimulants
class-hallucinogens = Hallucinogens
class-other-controlled = Other controlled substances
class-medicines = Medicines
class-precursors = Precursors
class-poppy-plant = Poppy plant parts
class-liquor = Liquor
class-unrecognized = Name not recognised

flag-unit-blank = No unit given
flag-unit-not-mass = Unit is not of mass
flag-amount-blank = No amount given
flag-amount-unlikely = Amount unlikely
flag-substance-unrecognized = Name not recognised

role-accused = Accused
role-suspect = Suspect
role-associate = Associate
role-witness = Witness
role-source-reference = Source reference
role-encountered = Encountered
role-detained = Detained
sex-female = Female
sex-male = Male
sex-other = Other
protection-child = Child
protection-presumed-victim-of-trafficking = Presumed victim of trafficking
protection-smuggled-migrant = Smuggled migrant
protection-asylum-seeker = Asylum seeker

credit-lead = Led
credit-assist = Assisted
credit-intelligence = Gave intelligence
credit-sea-or-air-asset = Gave vessel or aircraft
reference-fir = FIR
reference-laboratory-memo = Laboratory memo
reference-operation = Operation
reference-seal = Seal
reference-publication = Publication
reference-own = Own number

purpose-case = a case
purpose-request = a request
purpose-operation = an operation
purpose-duty-check = a check on duty

summary-measure-mass-mg = Mass (kg)
summary-measure-volume-ml = Volume (L)
summary-measure-pieces = Pieces
summary-measure-seizures = Seizures
summary-measure-arrests = People arrested
